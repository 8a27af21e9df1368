/// Every command, in the order in which help lists them.
let commands: [Command] = [
  validateCommand, compareCommand,
]
