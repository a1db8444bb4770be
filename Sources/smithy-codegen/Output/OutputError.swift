/// The reason why generated code cannot be written.
struct OutputError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
