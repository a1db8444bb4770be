import AWSShapes
public import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Adds the trace of an AWS Lambda function to the calls it makes, so that AWS notices a function
/// that calls itself without end.
///
/// Sets `X-Amzn-Trace-Id` to `_X_AMZN_TRACE_ID`, which changes with each invocation of the function,
/// unless the request has the field. The signature does not cover it.
///
/// Source: AWS SDKs, recursion detection; AWS Lambda, "Defined runtime environment variables".
public struct RecursionDetection: Interceptor {
  private let environment: @Sendable () -> [String: String]

  /// Creates an interceptor.
  ///
  /// - Parameter environment: Returns the current environment variables; those of the process by
  ///   default.
  public init(environment: (@Sendable () -> [String: String])? = nil) {
    self.environment = environment ?? { ProcessInfo.processInfo.environment }
  }

  /// Returns whether a program with the environment variables runs in AWS Lambda.
  public static func isNeeded(in environment: [String: String]) -> Bool {
    environment["AWS_LAMBDA_FUNCTION_NAME"]?.isEmpty == false
  }

  /// Adds the trace, unless the request has one.
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

  /// Percent-encodes the characters that a header field cannot carry.
  private static func encoded(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      (" "..."~").contains(scalar) ? String(scalar) : PercentEncoding.encode(String(scalar))
    }.joined()
  }
}
