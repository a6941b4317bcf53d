import Clusters
import Testing

@Suite struct ShellWordTests {
  // By hand, from POSIX.1-2017, Shell Command Language, 2.2.2.
  @Test(arguments: [
    ("a", "a"), ("/srv/a b", "'/srv/a b'"), ("", "''"), ("it's", #"'it'\''s'"#),
    ("--set=a.b=1", "--set=a.b=1"), ("$HOME", "'$HOME'"), ("`x`", "'`x`'"), ("a\nb", "'a\nb'"),
    ("*", "'*'"), ("~/x", "'~/x'"), ("数据", "'数据'"), ("a;b", "'a;b'"), ("#", "'#'"),
  ])
  func wordsAreQuoted(word: String, expected: String) {
    #expect(ShellWord.quoted(word) == expected)
  }
}
