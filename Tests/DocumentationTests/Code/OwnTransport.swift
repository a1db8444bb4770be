import HTTPTransportAPI
import SsmSap

func makeClient(over transport: any HTTPTransport) -> SsmSapClient {
  SsmSapClient(ClientConfiguration(transport: transport))
}
