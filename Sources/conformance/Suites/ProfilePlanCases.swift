import AWSCredentials
import AWSRuntime
import AWSSigV4

/// Which source and which roles a profile leads to.
enum ProfilePlanCases {
  static func cases(in file: String) throws -> [ConformanceCase] {
    let vectors = try VectorFile.read(
      CredentialsVectors.Tests<CredentialsVectors.Plan>.self, from: file)
    return vectors.tests.map { vector in
      ConformanceCase(name: "plan: \(vector.docs)") { await run(vector) }
    }
  }

  private static func run(_ vector: CredentialsVectors.Plan) async -> Outcome {
    let host = MadeUpHost.make(
      variables: ["HOME": "/home", "AWS_PROFILE": vector.input.selectedProfile],
      files: ["/home/.aws/config": config(vector.input)])
    do {
      let settings = try await ClientSettings(in: host)
      guard let plan = try ProfilePlanner(settings, usesEnvironment: false).plan() else {
        return compare(vector, kind: "none")
      }
      let chain = [source(plan.source)] + plan.roles.map { value("AssumeRole", fields(of: $0)) }
      return Outcome(
        [Difference("chain", expected: vector.output.chain ?? [], actual: chain)]
          .compactMap { $0 })
    } catch {
      return compare(vector, kind: error.kind.rawValue)
    }
  }

  private static func compare(_ vector: CredentialsVectors.Plan, kind: String) -> Outcome {
    let expected = vector.output.error.map { kinds[$0] ?? "an error of a known text" }
    return Outcome(
      [Difference("kind of error", expected: expected ?? "none at all", actual: kind)]
        .compactMap { $0 })
  }

  /// The kind of error that each text of the vectors stands for; `none` is no error of ours but a
  /// profile without credentials, after which a chain goes on.
  private static let kinds = [
    "profile contained both source_profile and credential_source": "contradiction",
    "profile missing aws_secret_access_key": "missingSetting",
    "profile missing aws_access_key_id": "missingSetting",
    "profile `A` did not contain credential information": "none",
    "could not find source profile B referenced from A": "missingSection",
    "No profiles were defined": "missingSection",
    "profile formed an infinite loop": "loop",
    "`role_arn` was missing": "missingSetting",
    "if `sso_role_name` is set, then `sso_account_id` must also be set": "missingSetting",
    "if `sso_account_id` is set, then `sso_role_name` must also be set": "missingSetting",
    "`sso_region` can only be specified in the [sso-session] config when a session name is given":
      "contradiction",
    "sso-session named `oops` (referenced by profile `A`) was not found": "missingSection",
  ]

  private static func source(_ source: ProfileSource) -> JSONValue {
    switch source {
    case .accessKey(let found):
      return value(
        "AccessKey",
        [
          "access_key_id": found.credentials.accessKeyID,
          "secret_access_key": found.credentials.secretAccessKey,
          "account_id": found.accountID,
        ])
    case .named(let name): return .object(["NamedSource": .string(name.rawValue)])
    case .webIdentity(let provider):
      var fields = fields(of: provider.role)
      fields["web_identity_token_file"] = provider.tokenFile.value
      return value("WebIdentityToken", fields)
    default: return .string("\(source)")
    }
  }

  private static func fields(of role: AssumedRole) -> [String: String?] {
    [
      "role_arn": role.arn, "external_id": role.externalID,
      "role_session_name": role.sessionName,
    ]
  }

  private static func value(_ name: String, _ fields: [String: String?]) -> JSONValue {
    .object([name: .object(fields.compactMapValues { $0.map(JSONValue.string) })])
  }

  private static func config(_ input: CredentialsVectors.Plan.Input) -> String {
    let profiles = input.profiles.map { section("profile \($0)", $1) }
    let sessions = (input.ssoSessions ?? [:]).map { section("sso-session \($0)", $1) }
    return (profiles + sessions).joined()
  }

  private static func section(_ title: String, _ properties: [String: String]) -> String {
    "[\(title)]\n" + properties.map { "\($0) = \($1)\n" }.joined()
  }
}
