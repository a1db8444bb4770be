import ArgumentParser

/// The subcommand that a misspelled word may stand for.
struct SubcommandSuggestion: CustomStringConvertible {
  let word: String
  let parent: String
  let closest: String?

  /// Finds the first word of a command line that should be a subcommand and is none.
  ///
  /// - Returns: `nil` if each word that should be a subcommand is one.
  init?(for arguments: [String], of root: any ParsableCommand.Type) {
    var command = root
    var path = Self.name(of: root)
    for word in arguments {
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty, !word.utf8.starts(with: "-".utf8), !Self.isBuiltIn(word) else {
        return nil
      }
      guard let next = subcommands.first(where: { Self.names(of: $0).contains(word) }) else {
        self.word = word
        parent = path
        closest = EditDistance.closest(to: word, among: subcommands.flatMap(Self.names))
        return
      }
      command = next
      path += " \(word)"
    }
    return nil
  }

  var description: String {
    let text = "unknown subcommand '\(word)' of '\(parent)'."
    return closest.map { "\(text) Did you mean '\($0)'?" } ?? text
  }

  private static func isBuiltIn(_ word: String) -> Bool {
    word.utf8.elementsEqual("help".utf8)
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? command._commandName
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [name(of: command)] + command.configuration.aliases
  }

  /// Returns the subcommand that a command line names, and the command itself without one.
  static func command(
    for arguments: [String], of root: any ParsableCommand.Type
  ) -> any ParsableCommand.Type {
    var command = root
    for word in arguments {
      let next = command.configuration.subcommands.first { names(of: $0).contains(word) }
      guard let next else { break }
      command = next
    }
    return command
  }
}
