import Foundation

extension Error {
  /// What the system says about a file that cannot be read or written, such as `Is a directory`.
  var systemReason: String {
    let error = self as NSError
    let cause = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
    return cause?.localizedFailureReason ?? error.localizedDescription
  }
}
