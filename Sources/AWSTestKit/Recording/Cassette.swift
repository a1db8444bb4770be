/// Exchanges of requests and responses without credentials, to be kept in a file.
public struct Cassette: Sendable, Hashable, Codable {
  /// A request and its response.
  public struct Exchange: Sendable, Hashable, Codable {
    /// A field of a header.
    public struct Field: Sendable, Hashable, Codable {
      /// The name, as it was sent.
      public var name: String
      /// The value, redacted if it holds a credential.
      public var value: String
    }

    /// The method of the request.
    public var method: String
    /// Host and port.
    public var authority: String
    /// Path and query, with the credentials of a presigned URL redacted.
    public var path: String
    /// The fields of the request.
    public var requestFields: [Field]
    /// The body of the request.
    public var requestBody: [UInt8]
    /// The status code of the response.
    public var status: Int
    /// The fields of the response.
    public var responseFields: [Field]
    /// The body of the response.
    public var responseBody: [UInt8]
  }

  /// The exchanges, in the order in which their responses came.
  public var exchanges: [Exchange]

  /// A cassette of these exchanges.
  public init(_ exchanges: [Exchange] = []) {
    self.exchanges = exchanges
  }
}
