#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An error of the file system in words.
package struct FileProblem: CustomStringConvertible {
  package let description: String

  package init(_ error: any Error) {
    guard let error = error as? CocoaError else {
      description = "\(error)"
      return
    }
    description =
      switch error.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: "no such file or folder"
      case .fileReadNoPermission, .fileWriteNoPermission: "permission denied"
      case .fileWriteOutOfSpace: "no space left"
      case .fileWriteVolumeReadOnly: "the file system is read-only"
      case .fileWriteFileExists: "a file is in the place of a folder"
      default: error.underlying.map { "\($0)" } ?? "the file system reports \(error.code.rawValue)"
      }
  }
}
