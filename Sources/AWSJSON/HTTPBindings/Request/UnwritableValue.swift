/// The reason why a value cannot be written at the location of its member.
struct UnwritableValue: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
