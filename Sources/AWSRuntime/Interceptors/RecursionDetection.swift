import AWSShapes
public import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tells the service which trace a call belongs to, when it is made from a function in AWS Lambda,
/// so that a function that calls itself without end is noticed.
///
/// Adds `X-Amzn-Trace-Id` from `_X_AMZN_TRACE_ID`, which changes with each invocation of the
/// function, unless the request has one. The signature does not cover it.
///
/// Source: AWS SDKs, recursion detection; AWS Lambda, "Defined runtime environment variables".
public struct RecursionDetection: Interceptor {
  private let environment: @Sendable () -> [String: String]

  /// An interceptor.
  ///
  /// - Parameter environment: Returns the variables as they are at the moment; those of the process
  ///   unless given.
  public init(environment: (@Sendable () -> [String: String])? = nil) {
    self.environment = environment ?? { ProcessInfo.processInfo.environment }
  }

  /// Whether a program with these variables runs in AWS Lambda.
  public static func isNeeded(in environment: [String: String]) -> Bool {
    environment["AWS_LAMBDA_FUNCTION_NAME"]?.isEmpty == false
  }

  /// Adds the trace, unless there is one.
  public func modifyBeforeTransmit(_ request: inout HTTPRequest, context: CallContext) {
    guard let name = HTTPField.Name("X-Amzn-Trace-Id"), !request.headerFields.contains(name) else {
      return
    }
    let environment = environment()
    guard Self.isNeeded(in: environment), let trace = environment["_X_AMZN_TRACE_ID"],
      !trace.isEmpty
    else { return }
    request.headerFields[name] = Self.encoded(trace)
  }

  /// The text with everything percent-encoded that a header cannot carry.
  private static func encoded(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      (" "..."~").contains(scalar) ? String(scalar) : PercentEncoding.encode(String(scalar))
    }.joined()
  }
}
