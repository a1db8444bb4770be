/// A compressor for the bodies of requests, such as one for gzip.
///
/// The package contains no compressor: among AWS's services only Amazon CloudWatch has an operation
/// that allows compression (`PutMetricData`), and accepts an uncompressed body just as well. A
/// program that wants compression conforms a type of its own, over zlib for example.
public protocol RequestCompressor: Sendable {
  /// The name of the encoding in `Content-Encoding`, such as `gzip`.
  var encoding: String { get }

  /// Returns the bytes in compressed form.
  func compress(_ bytes: [UInt8]) -> [UInt8]
}
