/** What is tried first, from the top of published lists of leaked passwords; shorter ones are refused for their length. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  00000000 0123456789 10203040 11111111 1111111111 1122334455 11223344 12121212 123123123 123321123 12341234 1234512345
  12345678 123456789 1234567890 12345678910 123456789a 1234567a 123456abc 1234abcd 1234qwer 12qwaszx 147258369 159753456
  1a2b3c4d 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 22222222 31415926 55555555 66666666 77777777 789456123 87654321 88888888
  963852741 98765432 987654321 9876543210 99999999 a1234567 a12345678 a1b2c3d4 aa123456 abc12345 abc123456 abcd1234 abcdefgh
  access14 adminadmin admin123 admin1234 administrator alexander asdf1234 asdfasdf asdfghjk asdfghjkl babygirl1 barcelona
  baseball basketball benjamin blink182 butterfly caroline changeme changeme1 changeme123 charlie1 chocolate computer corvette
  courtney danielle dragonball elephant einstein facebook fernando football football1 garfield godzilla hello123 hello1234
  helloworld hercules iloveyou iloveyou1 iloveyou2 internet isabella jennifer jessica1 jonathan juventus letmein1 letmein123
  liverpool login123 lollipop lovelove manchester marlboro maverick mercedes metallica michael1 michelle midnight minecraft
  monkey123 mustang1 myspace1 newpassword nicholas nintendo november p455w0rd p@ssw0rd p@ssword pa$$w0rd pa55word passw0rd
  password password! password0 password1 password1! password11 password12 password123 password1234 password2 password3
  passwort pokemon1 princess princess1 promptops promptops1 promptops123 q1w2e3r4 q1w2e3r4t5 qazwsxedc qwer1234 qwerqwer
  qwert123 qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop rush2112 samantha samsung1 scorpion secret123
  september sexylady snowball softball spiderman starwars starwars1 stephanie sunshine sunshine1 superman superman1 superstar
  swordfish target123 test1234 testtest toyota123 trustno1 unknown1 victoria welcome1 welcome123 welcome1! whatever william1
  winner123 wordpass yankees1 zaq12wsx zaq1zaq1 zxcvbnm1 zxcvbnm123 zxcvbnm,
  `
    .trim()
    .split(/\s+/),
);
