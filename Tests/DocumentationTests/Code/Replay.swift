import AWSTestKit
import Foundation
import SsmSap

/// Returns a client that gets its responses from a recording.
func replayingClient(_ recording: Data) throws -> SsmSapClient {
  let cassette = try JSONDecoder().decode(Cassette.self, from: recording)
  var configuration = ClientConfiguration(
    transport: ReplayingTransport(cassette), environment: [:])
  configuration.region = StaticRegion("eu-central-1")
  configuration.credentials = StaticCredentials(
    Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"))
  return SsmSapClient(configuration)
}
