// Written by Scripts/generate-endpoints; change that instead.

public import AWSClient

/// Where the service is reached.
public enum SsmSapEndpointRules {
  /// The rules.
  public static let ruleSet = EndpointRuleSet(
    parameters: [
      "Endpoint": EndpointParameter(.string, builtIn: "SDK::Endpoint"),
      "Region": EndpointParameter(.string, builtIn: "AWS::Region"),
      "UseDualStack": EndpointParameter(
        .boolean, isRequired: true, default: false, builtIn: "AWS::UseDualStack"),
      "UseFIPS": EndpointParameter(
        .boolean, isRequired: true, default: false, builtIn: "AWS::UseFIPS"),
    ],
    rules: rules)

  private static let rules0: [EndpointRule] = [
    EndpointRule(
      if: [.call(.booleanEquals, .reference("UseFIPS"), true)],
      then: .error("Invalid Configuration: FIPS and custom endpoint are not supported")),
    EndpointRule(
      if: [.call(.booleanEquals, .reference("UseDualStack"), true)],
      then: .error("Invalid Configuration: Dualstack and custom endpoint are not supported")),
    EndpointRule(then: .endpoint(EndpointTemplate(.reference("Endpoint")))),
  ]

  private static let rules100: [EndpointRule] = [
    EndpointRule(
      if: [
        .call(.booleanEquals, true, .attribute("supportsFIPS", of: "PartitionResult")),
        .call(.booleanEquals, true, .attribute("supportsDualStack", of: "PartitionResult")),
      ],
      then: .endpoint(
        EndpointTemplate(
          .template([
            "https://ssm-sap-fips.", .reference("Region"), ".",
            .attribute("dualStackDnsSuffix", of: "PartitionResult"),
          ])))),
    EndpointRule(
      then: .error(
        "FIPS and DualStack are enabled, but this partition does not support one or both")),
  ]

  private static let rules101: [EndpointRule] = [
    EndpointRule(
      if: [.call(.booleanEquals, .attribute("supportsFIPS", of: "PartitionResult"), true)],
      then: .endpoint(
        EndpointTemplate(
          .template([
            "https://ssm-sap-fips.", .reference("Region"), ".",
            .attribute("dnsSuffix", of: "PartitionResult"),
          ])))),
    EndpointRule(then: .error("FIPS is enabled but this partition does not support FIPS")),
  ]

  private static let rules102: [EndpointRule] = [
    EndpointRule(
      if: [.call(.booleanEquals, true, .attribute("supportsDualStack", of: "PartitionResult"))],
      then: .endpoint(
        EndpointTemplate(
          .template([
            "https://ssm-sap.", .reference("Region"), ".",
            .attribute("dualStackDnsSuffix", of: "PartitionResult"),
          ])))),
    EndpointRule(
      then: .error("DualStack is enabled but this partition does not support DualStack")),
  ]

  private static let rules10: [EndpointRule] = [
    EndpointRule(
      if: [
        .call(.booleanEquals, .reference("UseFIPS"), true),
        .call(.booleanEquals, .reference("UseDualStack"), true),
      ], then: .rules(rules100)),
    EndpointRule(if: [.call(.booleanEquals, .reference("UseFIPS"), true)], then: .rules(rules101)),
    EndpointRule(
      if: [.call(.booleanEquals, .reference("UseDualStack"), true)], then: .rules(rules102)),
    EndpointRule(
      then: .endpoint(
        EndpointTemplate(
          .template([
            "https://ssm-sap.", .reference("Region"), ".",
            .attribute("dnsSuffix", of: "PartitionResult"),
          ])))),
  ]

  private static let rules1: [EndpointRule] = [
    EndpointRule(
      if: [.call(.partition, .reference("Region"), as: "PartitionResult")], then: .rules(rules10))
  ]

  private static let rules: [EndpointRule] = [
    EndpointRule(if: [.call(.isSet, .reference("Endpoint"))], then: .rules(rules0)),
    EndpointRule(if: [.call(.isSet, .reference("Region"))], then: .rules(rules1)),
    EndpointRule(then: .error("Invalid Configuration: Missing Region")),
  ]
}
