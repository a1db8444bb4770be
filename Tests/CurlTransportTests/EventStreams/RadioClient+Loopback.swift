import AWSClient
import CurlTransport
import GeneratedRadio

extension TestRadioClient {
  /// A client of a server on this machine, with made-up credentials.
  static func calling(
    _ authority: String, httpVersion: HTTPVersionPolicy? = nil,
    interceptors: [any Interceptor] = []
  ) throws -> TestRadioClient {
    var transportConfiguration = CurlTransportConfiguration()
    if let httpVersion { transportConfiguration.httpVersion = httpVersion }
    let transport = try CurlTransport(configuration: transportConfiguration)
    var configuration = ClientConfiguration(
      transport: transport,
      environment: [
        "AWS_ENDPOINT_URL": "http://\(authority)", "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "fake-access-key", "AWS_SECRET_ACCESS_KEY": "fake secret key",
        "AWS_MAX_ATTEMPTS": "1",
      ])
    configuration.interceptors += interceptors
    return TestRadioClient(configuration)
  }
}
