extension Landscape {
  /// A single HANA node that is not registered yet: SID `HDB`, instance number `00`, on the EC2
  /// instance `i-0a1b2c3d4e5f60718`. Its volume for `/hana/log` is too slow, as configuration checks
  /// find.
  public static let singleNode = Landscape(LandscapeRegion(systems: [.hana(singleNodeSystem)]))

  /// A HANA system of two nodes with replication and Pacemaker, an ABAP system on its tenant with a
  /// Web Dispatcher, and the applications `HANA-PRD` and `ABAP-ECD` registered for them. A parameter of
  /// the cluster is wrong and another is not set.
  public static let multiNode = Landscape(
    LandscapeRegion(
      systems: [.hana(multiNodeDatabase), .abap(multiNodeABAP)], applications: multiNodeApplications
    ))

  /// The default landscape: the systems and applications of ``singleNode`` and ``multiNode`` in
  /// `eu-central-1` of the account `123456789012`.
  public static let example = Landscape(
    LandscapeRegion(
      systems: [.hana(singleNodeSystem), .hana(multiNodeDatabase), .abap(multiNodeABAP)],
      applications: multiNodeApplications))

  private static let singleNodeSystem = HANASystem(
    sid: "HDB",
    hosts: [
      HANAHost(
        name: "hdbhost", instanceID: "i-0a1b2c3d4e5f60718", instanceType: "r6i.8xlarge",
        ipAddress: "10.0.1.10",
        volumes: [
          HANAVolume("/hana/data", size: 320, iops: 7500, throughput: 500),
          HANAVolume("/hana/log", size: 100),
          HANAVolume("/hana/shared", size: 256, isEncrypted: false),
        ])
    ])

  private static let multiNodeDatabase = HANASystem(
    sid: "PRD",
    hosts: [
      HANAHost(name: "prdhana1", instanceID: "i-0b1c2d3e4f5061728", ipAddress: "10.0.2.10"),
      HANAHost(name: "prdhana2", instanceID: "i-0c1d2e3f405162738", ipAddress: "10.0.3.10"),
    ],
    replication: HANAReplication(), hasPacemaker: true,
    clusterParameters: ["stonith-action": "reboot", "AUTOMATED_REGISTER": nil])

  private static let multiNodeABAP = ABAPSystem(
    sid: "ECD", database: ABAPDatabase(sid: "PRD", tenant: "PRD"),
    instances: [
      ABAPInstance(
        .ascs, number: "10", host: "ecdascs", instanceID: "i-0d1e2f30415263748",
        ipAddress: "10.0.2.20"),
      ABAPInstance(
        .dialog, number: "12", host: "ecdapp1", instanceID: "i-0e1f203142536475a",
        ipAddress: "10.0.2.21"),
      ABAPInstance(
        .dialog, number: "13", host: "ecdapp2", instanceID: "i-0f102132435465768",
        ipAddress: "10.0.3.21"),
      ABAPInstance(
        .webDispatcher, sid: "WD1", number: "14", host: "ecdweb",
        instanceID: "i-01a2b3c4d5e6f7081", ipAddress: "10.0.2.22"),
    ])

  private static let multiNodeApplications = [
    LandscapeApplication(id: "HANA-PRD", sid: "PRD", tags: ["Stage": "production"]),
    LandscapeApplication(id: "ABAP-ECD", sid: "ECD", tags: ["Stage": "production"]),
  ]
}
