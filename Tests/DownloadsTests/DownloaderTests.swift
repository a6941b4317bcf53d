import Downloads
import Faults
import Testing

@Suite struct DownloaderTests {
  // printf hello | sha256sum
  private static let hello = PinnedFile(
    name: "hello",
    byteCount: 5,
    sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  )

  /// The outcome of a download from servers that answer as the table says, and the addresses that were asked.
  private func download(
    _ answers: [String: Answer],
    from starts: [String] = ["https://a/"]
  ) -> (result: Result<[UInt8], Fault>, asked: [String], warnings: [String]) {
    var asked: [String] = []
    var warnings: [String] = []
    let result = Result { () throws(Fault) in
      var addresses: [Address] = []
      for start in starts { addresses.append(try Address(start)) }
      return try Downloader().bytes(
        of: Self.hello,
        from: addresses,
        onEvent: { if case .failed(let error) = $0 { warnings.append(error.description) } },
        get: { address in
          asked.append(address.description)
          return answers[address.description] ?? .failure("nobody is there")
        }
      )
    }
    return (result, asked, warnings)
  }

  private func error(_ answers: [String: Answer], from starts: [String] = ["https://a/"])
    -> Fault?
  {
    if case .failure(let error) = download(answers, from: starts).result { error } else { nil }
  }

  @Test func theRightBytesComeThrough() throws {
    let download = download(["https://a/": .content(Array("hello".utf8))])
    #expect(try download.result.get() == Array("hello".utf8))
    #expect(download.asked == ["https://a/"])
  }

  @Test func threeRedirectsAreFollowed() throws {
    let answers: [String: Answer] = [
      "https://a/": .redirect("https://b/"), "https://b/": .redirect("https://c/"),
      "https://c/": .redirect("https://d/"), "https://d/": .content(Array("hello".utf8)),
    ]
    #expect(try download(answers).result.get() == Array("hello".utf8))
    let fourth = error(answers.merging(["https://d/": .redirect("https://e/")]) { $1 })
    #expect(fourth?.kind == .unavailable)
    #expect(
      fourth?.description
        == "https://a/: there are too many redirects (got more than 3, the last to https://e/)"
    )
  }

  @Test func aLoopOfRedirectsEnds() {
    let download = download(["https://a/": .redirect("https://a/")])
    #expect(download.asked.count == 4)
  }

  @Test(arguments: ["http://b/", "file:///etc/passwd", "http://169.254.169.254/latest", ""])
  func aRedirectAwayFromHTTPSIsNotFollowed(target: String) {
    let download = download(["https://a/": .redirect(target)])
    #expect(download.asked == ["https://a/"])
    #expect(
      error(["https://a/": .redirect(target)])?.description
        == "https://a/: the server redirects away from https "
        + "(got \"\(target)\", expected https://HOST/PATH)"
    )
  }

  @Test func theSecretOfARedirectIsNotShown() {
    let error = error(["https://a/": .redirect("http://user:word@b/c?token=secret")])
    #expect(error?.description.contains("(got \"http://b/c\", ") == true)
  }

  @Test func anotherSizeIsUnavailableAndAnotherContentIsWrong() {
    let short = error(["https://a/": .content(Array("hell".utf8))])
    #expect(short?.kind == .unavailable)
    #expect(
      short?.description
        == "https://a/: the file has another size (got 4 bytes, expected 5); discarded"
    )
    let wrong = error(["https://a/": .content(Array("HELLO".utf8))])
    #expect(wrong?.kind == .invalid)
    // printf HELLO | sha256sum
    #expect(
      wrong?.description
        == "https://a/: the file has another SHA-256 (got "
        + "3733cd977ff8eb18b987357e22ced99f46097f31ecb239e878ae63760e83e4d5, expected "
        + "\(Self.hello.sha256)); discarded"
    )
  }

  @Test func theNextAddressIsAskedAfterAFailure() throws {
    let download = download(
      ["https://b/": .content(Array("HELLO".utf8)), "https://c/": .content(Array("hello".utf8))],
      from: ["https://a/", "https://b/", "https://c/"]
    )
    #expect(try download.result.get() == Array("hello".utf8))
    #expect(download.asked == ["https://a/", "https://b/", "https://c/"])
    #expect(download.warnings.first == "https://a/: nobody is there")
    #expect(download.warnings.count == 2)
  }

  @Test func wrongContentIsTheErrorWhateverFollows() {
    let error = error(
      ["https://a/": .content(Array("HELLO".utf8))],
      from: ["https://a/", "https://b/"]
    )
    #expect(error?.kind == .invalid)
  }
}
