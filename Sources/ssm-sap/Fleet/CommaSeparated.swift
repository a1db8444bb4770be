import ArgumentParser

/// A list of names with commas between them, each once.
struct CommaSeparated: ExpressibleByArgument, Sendable {
  let names: [String]

  /// Reads a list. A list with an empty name is none.
  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map { name in
      String(name.drop { $0 == " " })
    }
    guard !names.contains("") else { return nil }
    var seen: Set<String> = []
    self.names = names.filter { seen.insert($0).inserted }
  }
}
