/// A file of a new package.
struct NewFile: Sendable {
  /// The path below the folder of the package.
  var path: String
  var content: [UInt8]

  init(path: String, content: [UInt8]) {
    self.path = path
    self.content = content
  }

  init(_ path: String, _ text: String) {
    self.path = path
    content = Array((text + "\n").utf8)
  }
}
