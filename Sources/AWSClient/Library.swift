/// How the user agent names this package.
enum Library {
  static let name = "aws-swift-protocols"
  static let version = "0.1.0"
}
