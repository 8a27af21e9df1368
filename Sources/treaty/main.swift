import Files

runOnDeepStack { runProgram().rawValue }
