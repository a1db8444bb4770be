/// The reason why the server cannot serve.
struct ServerError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
