public import AWSRuntime
public import HTTPTransportAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The environment of the program: variables, files, processes, clocks and the network.
///
/// Configuration and credential providers use nothing else of the machine, so a program or a test
/// can replace any part.
public struct HostEnvironment: Sendable {
  /// The environment variables.
  public var variables: [String: String]

  /// The user's home directory, which is used if no variable sets it.
  public var homeDirectory: String?

  /// The files.
  public var files: HostFiles

  /// The clock for the current date.
  public var clock: any WallClock

  /// The clock for timeouts and for the delay between attempts.
  public var monotonicClock: any MonotonicClock

  /// Returns a random number from 0 up to but not including 1, for jitter.
  public var random: @Sendable () -> Double

  /// Runs a command line with the shell and returns when it has ended.
  ///
  /// The process shares the standard input, standard error, terminal and process group of the
  /// program. After the timeout, or if the task is cancelled, it is killed with all processes that
  /// it has started.
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
    files = .live
    clock = SystemClock()
    monotonicClock = SystemMonotonicClock()
    random = { Double.random(in: 0..<1) }
    runProcess = LiveProcess.run
    // The system looks through its list of users, which is only needed without the variable.
    homeDirectory = variable("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path
  }

  /// Returns the value of a variable, or `nil` if it is not set or blank.
  func variable(_ name: String) -> String? {
    guard let value = variables[name], !value.isBlank else { return nil }
    return value
  }
}

extension HostEnvironment: CustomStringConvertible, CustomReflectable {
  /// The names of the variables, since their values may be secrets.
  public var description: String {
    "HostEnvironment(variables: \(variables.keys.sorted().joined(separator: ", ")))"
  }

  /// A mirror with the description only.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
