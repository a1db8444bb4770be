import ArgumentParser
import CurlTransport
import Foundation
import HTTPTransportAPI
import HTTPTypes

/// The command `ssm-sap-local seed`.
struct SeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Replaces what a running service has by what a landscape file describes.",
    discussion: """
      Systems, applications, operations and checks of all regions are replaced. Faults and the clock \
      stay. POST /_local/reset, or the page, brings back what the service had at its start.
      """)

  private static let timeout = Duration.seconds(30)
  private static let largestResponse = 1 << 20

  @Argument(help: "The JSON file that describes SAP systems and applications.")
  var landscape: String

  @Option(
    help: ArgumentHelp(
      "The URL of the running service. (default: the variable AWS_ENDPOINT_URL_SSM_SAP)",
      valueName: "url"))
  var endpoint: String?

  func validate() throws {
    _ = try service()
  }

  func run() async throws {
    let (url, parts) = try service()
    let document = try InputFile.read(landscape)
    let transport = try CurlTransport()
    let response = try await send([UInt8](document), to: parts, over: transport)
    await transport.close()
    guard response.status.kind == .successful else {
      throw ServerError("\(url) refused \(landscape): \(response.message)")
    }
    try show("The service at \(url) has the landscape of \(landscape).")
  }

  private func service() throws -> (url: String, parts: URLParts) {
    let variable = ProcessInfo.processInfo.environment["AWS_ENDPOINT_URL_SSM_SAP"]
    guard let url = endpoint ?? variable, !url.isEmpty else {
      throw ValidationError("Name the running service with --endpoint or AWS_ENDPOINT_URL_SSM_SAP.")
    }
    guard let parts = URLParts(url) else {
      throw ValidationError("\(url) is not a URL such as http://127.0.0.1:8080.")
    }
    return (url.hasSuffix("/") ? String(url.dropLast()) : url, parts)
  }

  private func send(
    _ document: [UInt8], to service: URLParts, over transport: CurlTransport
  ) async throws -> (status: HTTPResponse.Status, message: String) {
    var request = HTTPRequest(
      method: .post, scheme: service.scheme, authority: service.authority,
      path: "\(service.path)/_local/landscape")
    request.headerFields[.contentType] = "application/json"
    var options = TransportOptions()
    options.timeout = Self.timeout
    let response = try await transport.send(
      request, body: RequestBody(document), options: options)
    let body = try await response.body.collect(upTo: Self.largestResponse)
    return (response.head.status, Self.message(body) ?? "HTTP status \(response.head.status)")
  }

  /// The message of an error of the service.
  private static func message(_ body: [UInt8]) -> String? {
    try? JSONDecoder().decode([String: String].self, from: Data(body))["Message"]
  }
}

/// The parts of the URL of a running service.
private struct URLParts {
  let scheme: String
  let authority: String
  /// The path without a slash at its end.
  let path: String

  /// Returns nothing unless the URL is an absolute one of HTTP.
  init?(_ url: String) {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty
    else { return nil }
    self.scheme = scheme
    self.authority = parts.port.map { "\(host):\($0)" } ?? host
    let path = parts.percentEncodedPath
    self.path = path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
