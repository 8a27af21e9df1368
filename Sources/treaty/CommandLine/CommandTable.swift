/// Every command, in the order in which help lists them.
let commands: [Command] = [
  initCommand, diffCommand, checkCommand, nextCommand, waiveCommand, generateCommand,
  validateCommand, compareCommand, explainCommand,
]
