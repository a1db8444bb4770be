/// A value that contains secrets. Printing, dumping and reflecting it shows its type only.
protocol HidesSecrets: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension HidesSecrets {
  var description: String { "\(Self.self)(...)" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: []) }
}

extension SSOToken: HidesSecrets {}
extension LoginSession: HidesSecrets {}
extension CredentialsDocument: HidesSecrets {}
extension JSONDocument: HidesSecrets {}
extension JSONMembers: HidesSecrets {}
extension XMLTexts: HidesSecrets {}
extension SourceRequest: HidesSecrets {}
extension SourceAnswer: HidesSecrets {}
extension ConfigurationProperty: HidesSecrets {}
