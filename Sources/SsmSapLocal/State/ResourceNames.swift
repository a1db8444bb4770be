import SsmSapModels

/// The names of the resources of a scope.
struct ResourceNames: Sendable, Hashable {
  let scope: LocalScope

  init(_ scope: LocalScope) {
    self.scope = scope
  }

  /// The partition that the region belongs to.
  var partition: String {
    if scope.region.hasPrefix("cn-") { return "aws-cn" }
    return scope.region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
  }

  /// Returns the ARN of an application.
  func application(_ id: String, _ type: ApplicationType) -> String {
    "arn:\(partition):ssm-sap:\(scope.region):\(scope.account):\(type.rawValue)/\(id)"
  }

  /// Returns the ARN of a component.
  func component(_ id: String, of application: String, _ type: ApplicationType) -> String {
    "\(self.application(application, type))/COMPONENT/\(id)"
  }

  /// Returns the ARN of a database.
  func database(_ id: String, of application: String) -> String {
    "\(self.application(application, .hana))/DB/\(id)"
  }

  /// Returns the ARN of an EC2 instance.
  func instance(_ id: String) -> String {
    "arn:\(partition):ec2:\(scope.region):\(scope.account):instance/\(id)"
  }

  /// Returns the ARN of an application of AWS Service Catalog AppRegistry.
  func appRegistryApplication(_ id: String) -> String {
    "arn:\(partition):servicecatalog:\(scope.region):\(scope.account):/applications/\(id)"
  }
}
