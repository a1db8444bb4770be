import ArgumentParser

/// The option that a misspelled one may stand for.
struct OptionSuggestion: CustomStringConvertible {
  let option: String
  let closest: String

  /// Finds the first long option of a command line that is none, but close to one.
  init?(for arguments: [String], of root: any ParsableCommand.Type) {
    let command = SubcommandSuggestion.command(for: arguments, of: root)
    let names = Self.options(of: command)
    for argument in arguments {
      guard !argument.utf8.elementsEqual("--".utf8) else { return nil }
      guard argument.utf8.starts(with: "--".utf8) else { continue }
      let option = String(Substring(argument.utf8.prefix { $0 != UInt8(ascii: "=") }))
      guard !names.contains(option), let closest = EditDistance.closest(to: option, among: names)
      else { continue }
      self.option = option
      self.closest = closest
      return
    }
    return nil
  }

  var description: String { "unknown option '\(option)'. Did you mean '\(closest)'?" }

  /// The options that the help of a command names.
  private static func options(of command: any ParsableCommand.Type) -> [String] {
    let words = command.helpMessage(columns: 200).utf8.split { byte in
      byte != UInt8(ascii: "-") && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return words.filter { $0.starts(with: "--".utf8) }.map { String(Substring($0)) }
  }
}
