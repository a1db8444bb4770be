/// The forms of the file of the suite `retries`.
enum RetriesVectors {
  struct File: Decodable, Sendable {
    let facts: Facts
    let scenarios: [Scenario]
    let retryAfter: [RetryAfter]
  }

  struct Facts: Decodable, Sendable {
    let throttlingCodes: [String]
    let transientCodes: [String]
    let transientStatus: [Int]
    let transientTransport: [String]
    let standard20: Numbers
    let standard21: Numbers
  }

  struct Numbers: Decodable, Sendable {
    let maxAttempts: Int
    let quota: Int
    let retryCost: Int
    let timeoutCost: Int?
    let throttlingCost: Int?
    let releaseWithoutRetry: Int
  }

  struct Scenario: Decodable, Sendable {
    let name: String
    let version: String
    let given: Given
    let steps: [Step]
  }

  struct Given: Decodable, Sendable {
    let maxAttempts: Int
    let initialQuota: Int
    let exponentialBase: Double
    let maxBackoffSeconds: Double
  }

  struct Step: Decodable, Sendable {
    let response: JSONValue
    let outcome: String
    let quotaAfter: Int
    let delaySeconds: Double?
  }

  struct RetryAfter: Decodable, Sendable {
    let header: String
    let status: Int
    let attempt: Int
    let exponentialBase: Double
    let delaySeconds: Double
  }
}
