/// A text in quotes, with control characters escaped, for messages.
struct Quoted: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    description = String(reflecting: text)
  }
}
