import CurlTransport
import HTTPTransportAPI

/// A transport through a proxy, with a client certificate and ten requests at a time.
func makeTransport() throws -> CurlTransport {
  var configuration = CurlTransportConfiguration()
  configuration.proxies = ProxySettings("http://proxy.example.com:8080")
  configuration.tls.clientCertificate = ClientCertificate(
    certificateFile: "client.pem", keyFile: "client.key")
  configuration.limits.requests = 10
  return try CurlTransport(configuration: configuration)
}
