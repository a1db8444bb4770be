/// The forms of the files with vectors for credentials.
enum CredentialsVectors {
  struct Recorded: Decodable {
    let cases: [RecordedCase]
  }

  struct RecordedCase: Decodable, Sendable {
    let id: String
    let env: [String: String]
    let files: [String: String]
    let exchanges: [Exchange]
    let result: Result
  }

  struct Exchange: Decodable, Sendable {
    let request: Request
    let requestBody: String
    let response: Response
    let responseBody: String
  }

  struct Request: Decodable, Sendable {
    let uri: String
    let method: String?
    let headers: [String: [String]]
  }

  struct Response: Decodable, Sendable {
    let status: Int
  }

  struct Result: Decodable, Sendable {
    let ok: Found?
    let errorContains: String?

    enum CodingKeys: String, CodingKey {
      case ok = "Ok"
      case errorContains = "ErrorContains"
    }
  }

  /// Credentials, or a token with its end.
  struct Found: Decodable, Sendable {
    let accessKeyId: String?
    let secretAccessKey: String?
    let sessionToken: String?
    let accountId: String?
    let expiry: Double?
    let token: String?
    let expiration: String?

    enum CodingKeys: String, CodingKey {
      case expiry, token, expiration
      case accessKeyId = "access_key_id"
      case secretAccessKey = "secret_access_key"
      case sessionToken = "session_token"
      case accountId = "account_id"
    }
  }

  struct Tests<Test: Decodable>: Decodable {
    let tests: [Test]
  }

  struct Plan: Decodable, Sendable {
    let docs: String
    let input: Input
    let output: Output

    struct Input: Decodable, Sendable {
      let profiles: [String: [String: String]]
      let ssoSessions: [String: [String: String]]?
      let selectedProfile: String

      enum CodingKeys: String, CodingKey {
        case profiles
        case ssoSessions = "sso_sessions"
        case selectedProfile = "selected_profile"
      }
    }

    struct Output: Decodable, Sendable {
      let chain: [JSONValue]?
      let error: String?

      enum CodingKeys: String, CodingKey {
        case chain = "ProfileChain"
        case error = "Error"
      }
    }
  }

  /// Which URL is asked.
  struct Place: Decodable, Sendable {
    let docs: String
    let env: [String: String]
    let files: [String: String]?
    let mode: String?
    let result: Result

    enum CodingKeys: String, CodingKey {
      case docs, env, result
      case files = "fs"
      case mode = "mode_override"
    }

    struct Result: Decodable, Sendable {
      let url: String?

      enum CodingKeys: String, CodingKey {
        case url = "Ok"
      }
    }
  }

  struct Login: Decodable, Sendable {
    let documentation: String
    let configContents: String
    let cacheContents: [String: JSONValue]
    let mockApiCalls: [Call]?
    let outcomes: [Outcome]

    struct Call: Decodable, Sendable {
      let request: Request
      let responseCode: Int
    }

    struct Request: Decodable, Sendable {
      let tokenInput: JSONValue
    }

    struct Outcome: Decodable, Sendable {
      let result: String
      let accessKeyId: String?
      let secretAccessKey: String?
      let sessionToken: String?
      let accountId: String?
      let expiresAt: String?
    }
  }
}
