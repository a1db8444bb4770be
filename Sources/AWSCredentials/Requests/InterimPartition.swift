struct InterimPartition {
  let name: String; let dnsSuffix: String; let dualStackDnsSuffix: String; let supportsFIPS = true;
  let supportsDualStack = true
}
struct EndpointPartitions {
  static let standard = EndpointPartitions()
  func partition(of region: String) -> InterimPartition? {
    if region.hasPrefix("cn-") {
      return InterimPartition(
        name: "aws-cn", dnsSuffix: "amazonaws.com.cn",
        dualStackDnsSuffix: "api.amazonwebservices.com.cn")
    }
    if region.hasPrefix("us-gov-") {
      return InterimPartition(
        name: "aws-us-gov", dnsSuffix: "amazonaws.com", dualStackDnsSuffix: "api.aws")
    }
    return InterimPartition(name: "aws", dnsSuffix: "amazonaws.com", dualStackDnsSuffix: "api.aws")
  }
}
