// Written by Scripts/generate-endpoints; change that instead.

extension EndpointPartitions {
  /// The partitions of AWS with their regions.
  public static let standard = EndpointPartitions([
    EndpointPartition(
      "aws", dnsSuffix: "amazonaws.com",
      dualStackDnsSuffix: "api.aws",
      implicitGlobalRegion: "us-east-1",
      regionPattern: #"^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$"#,
      regions: names(
        """
        af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1
        ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5
        ap-southeast-6 ap-southeast-7 aws-global ca-central-1 ca-west-1 eu-central-1
        eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1
        me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
        """)),
    EndpointPartition(
      "aws-cn", dnsSuffix: "amazonaws.com.cn",
      dualStackDnsSuffix: "api.amazonwebservices.com.cn",
      implicitGlobalRegion: "cn-northwest-1",
      regionPattern: #"^cn-\w+-\d+$"#,
      regions: names(
        """
        aws-cn-global cn-north-1 cn-northwest-1
        """)),
    EndpointPartition(
      "aws-eusc", dnsSuffix: "amazonaws.eu",
      dualStackDnsSuffix: "api.amazonwebservices.eu",
      implicitGlobalRegion: "eusc-de-east-1",
      regionPattern: #"^eusc-(de)-\w+-\d+$"#,
      regions: names(
        """
        eusc-de-east-1
        """)),
    EndpointPartition(
      "aws-iso", dnsSuffix: "c2s.ic.gov",
      dualStackDnsSuffix: "api.aws.ic.gov",
      implicitGlobalRegion: "us-iso-east-1",
      regionPattern: #"^us-iso-\w+-\d+$"#,
      regions: names(
        """
        aws-iso-global us-iso-east-1 us-iso-west-1
        """)),
    EndpointPartition(
      "aws-iso-b", dnsSuffix: "sc2s.sgov.gov",
      dualStackDnsSuffix: "api.aws.scloud",
      implicitGlobalRegion: "us-isob-east-1",
      regionPattern: #"^us-isob-\w+-\d+$"#,
      regions: names(
        """
        aws-iso-b-global us-isob-east-1 us-isob-west-1
        """)),
    EndpointPartition(
      "aws-iso-e", dnsSuffix: "cloud.adc-e.uk",
      dualStackDnsSuffix: "api.cloud-aws.adc-e.uk",
      implicitGlobalRegion: "eu-isoe-west-1",
      regionPattern: #"^eu-isoe-\w+-\d+$"#,
      regions: names(
        """
        aws-iso-e-global eu-isoe-west-1
        """)),
    EndpointPartition(
      "aws-iso-f", dnsSuffix: "csp.hci.ic.gov",
      dualStackDnsSuffix: "api.aws.hci.ic.gov",
      implicitGlobalRegion: "us-isof-south-1",
      regionPattern: #"^us-isof-\w+-\d+$"#,
      regions: names(
        """
        aws-iso-f-global us-isof-east-1 us-isof-south-1
        """)),
    EndpointPartition(
      "aws-us-gov", dnsSuffix: "amazonaws.com",
      dualStackDnsSuffix: "api.aws",
      implicitGlobalRegion: "us-gov-west-1",
      regionPattern: #"^us-gov-\w+-\d+$"#,
      regions: names(
        """
        aws-us-gov-global us-gov-east-1 us-gov-west-1
        """)),
  ])

  private static func names(_ text: String) -> [String] {
    text.split { $0 == " " || $0.isNewline }.map(String.init)
  }
}
