import AWSSigV4
import SsmSapLocal
import SsmSapModels

/// What `serve` prints at its start: comments and variables of a shell.
struct Greeting {
  let text: String

  init(_ url: String, _ content: StartContent, _ options: ServiceOptions) {
    let place = options.data.map { "with its state in \($0)" } ?? "in memory"
    var lines = [
      "# SSM for SAP serves \(place) on \(url). Stop it with Control-C.",
      "# Watch and control it in a browser: \(url)\(PageFile.root)",
      "# In another shell:",
      "export AWS_ENDPOINT_URL_SSM_SAP=\(url)",
    ]
    let region = content.landscape.regions.first?.region ?? Self.defaultRegion
    lines.append("export AWS_REGION=\(region) AWS_DEFAULT_REGION=\(region)")
    lines += Self.credentials(content, options)
    lines += Self.hiddenAccounts(content)
    if !content.examples.isEmpty {
      lines.append("# Operations: examples for get-operation, of an unregistered application")
    }
    lines += content.examples.map { "#   \($0.operation.id ?? "")  \(Seed.summary(of: $0))" }
    text = lines.joined(separator: "\n")
  }

  private static let defaultRegion = "eu-central-1"

  /// A call sees the account of its access key only, which is easy to overlook.
  private static func hiddenAccounts(_ content: StartContent) -> [String] {
    let accounts = Set(content.accessKeys.map(\.account))
    let hidden = Set(content.landscape.regions.map(\.account)).subtracting(accounts)
    return hidden.sorted().map {
      "# No access key is of the account \($0), so calls do not see what the landscape has there."
    }
  }

  /// Only the secret of the built-in key is public.
  private static func credentials(
    _ content: StartContent, _ options: ServiceOptions
  ) -> [String] {
    if let file = options.accessKeys {
      return ["# The access keys are those of \(file)."]
    }
    return content.accessKeys.flatMap { key in
      [
        "export AWS_ACCESS_KEY_ID=\(key.credentials.accessKeyID)",
        "export AWS_SECRET_ACCESS_KEY=\(key.credentials.secretAccessKey)",
      ]
    }
  }
}
