public import AWSRuntime
public import HTTPTransportAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What configuration and credentials take from the world around the process.
///
/// Everything that is read, run, sent, waited for or drawn at random goes through here, so that a
/// program, or a test, can replace any part.
public struct HostEnvironment: Sendable {
  /// The environment variables.
  public var variables: [String: String]

  /// The user's home directory, where the variables do not tell it.
  public var homeDirectory: String?

  /// Reads and writes files.
  public var files: HostFiles

  /// Tells what time it is.
  public var clock: any WallClock

  /// Measures how long sources take, and waits between attempts.
  public var monotonicClock: any MonotonicClock

  /// Draws a number from zero up to but not including one, for jitter.
  public var random: @Sendable () -> Double

  /// Runs a command line with the shell and returns when it has ended; stops the process, and
  /// those that it started, when it takes longer than the time-out or its task is cancelled.
  public var runProcess:
    @Sendable (
      _ command: String, _ timeout: Duration
    ) async throws(ProcessError) -> ProcessOutput

  /// Sends the requests of credential sources: to instance and container metadata, STS and IAM
  /// Identity Center.
  ///
  /// `nil` in a client's configuration stands for the client's own transport. Elsewhere a source
  /// that has to send a request fails without a transport.
  public var transport: (any HTTPTransport)?

  /// Creates the environment of this machine.
  ///
  /// - Parameters:
  ///   - transport: Sends the requests of credential sources.
  ///   - variables: The environment variables. Those of the process unless given.
  public init(transport: (any HTTPTransport)? = nil, variables: [String: String]? = nil) {
    self.transport = transport
    self.variables = variables ?? ProcessInfo.processInfo.environment
    homeDirectory = FileManager.default.homeDirectoryForCurrentUser.path
    files = .live
    clock = SystemClock()
    monotonicClock = SystemMonotonicClock()
    random = { Double.random(in: 0..<1) }
    runProcess = LiveProcess.run
  }

  /// The value of a variable, unless it is not set or blank.
  func variable(_ name: String) -> String? {
    guard let value = variables[name], value.contains(where: { !$0.isWhitespace }) else {
      return nil
    }
    return value
  }
}

extension HostEnvironment: CustomStringConvertible, CustomReflectable {
  /// The names of the variables; their values may be secrets.
  public var description: String {
    "HostEnvironment(variables: \(variables.keys.sorted().joined(separator: ", ")))"
  }

  /// The description, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
