/// What the command reports about a folder.
struct FolderReport {
  private let folder: GeneratedFolder
  private let changes: [GeneratedFolder.Change]
  private let count: Int

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - changes: The changes to its files.
  ///   - count: The number of generated files.
  init(_ folder: GeneratedFolder, _ changes: [GeneratedFolder.Change], of count: Int) {
    self.folder = folder
    self.changes = changes
    self.count = count
  }

  /// A line of numbers and a line for each file that was written or removed.
  var written: String {
    let added = number(.added)
    let changed = number(.changed)
    let summary =
      "\(folder.path): \(added) added, \(changed) changed, \(number(.removed)) removed, "
      + "\(count - added - changed) unchanged\n"
    return summary + changes.map { "  \($0.kind.rawValue) \($0.path)\n" }.joined()
  }

  /// A line for each file that differs from what would be written.
  var differences: String {
    changes.map { change in
      let reason =
        switch change.kind {
        case .added: "is missing"
        case .changed: "differs from what the model leads to"
        case .removed: "does not belong to the model any more"
        }
      return "\(folder.path)/\(change.path) \(reason)\n"
    }.joined()
  }

  private func number(_ kind: GeneratedFolder.Change.Kind) -> Int {
    changes.count { $0.kind == kind }
  }
}
