/// How long work takes on AWS, roughly (inferred). A clock scales it.
enum WorkLength {
  static let discovery = Duration.seconds(60)
  static let registration = Duration.seconds(30)
  static let instanceStart = Duration.seconds(40)
  static let instanceStop = Duration.seconds(30)
  static let databaseStart = Duration.seconds(60)
  static let databaseStop = Duration.seconds(45)
  static let centralServices = Duration.seconds(15)
  static let dialogStart = Duration.seconds(40)
  static let dialogStop = Duration.seconds(25)
  static let webDispatcher = Duration.seconds(10)
  static let verification = Duration.seconds(5)
  static let credentials = Duration.seconds(20)
  static let backint = Duration.seconds(60)
  static let deregistration = Duration.seconds(10)
}
