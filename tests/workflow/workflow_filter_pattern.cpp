// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/filter_pattern.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace signalbox::workflow;

namespace {

std::vector<FilterPattern> filterOf(const QByteArray& patterns)
{
    std::vector<FilterPattern> filter;
    for (const QByteArray& pattern : patterns.split(' '))
        filter.push_back(FilterPattern::read(pattern));
    return filter;
}

} // namespace

/// Branch, tag and path filters, as GitHub reads them. The rows that pass are those of GitHub's own table of examples.
class WorkflowFilterPattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesPassOrNot_data()
    {
        QTest::addColumn<QByteArray>("patterns"); // apart by blanks
        QTest::addColumn<QByteArray>("pass");
        QTest::addColumn<QByteArray>("fail");
        const auto row = [](const char* patterns, const char* pass, const char* fail) {
            QTest::newRow(patterns) << QByteArray(patterns) << QByteArray(pass) << QByteArray(fail);
        };
        row("feature/*", "feature/my-branch feature/", "feature feature/a/b my/feature/a Feature/a");
        row("feature/**", "feature/beta-a/my-branch feature/your", "feature features/a");
        row("main", "main", "Main mainly amain");
        row("*", "main releases", "all/the/branches");
        row("**", "all/the/branches every/tag main", "");
        row("*feature", "mona-feature feature ver-10-feature", "feature1 a/feature");
        row("v2*", "v2 v2.0 v2.9", "v1 v2/a");
        row("v[12].[0-9]+.[0-9]+", "v1.10.1 v2.0.0", "v1.10 v3.0.0 v1..1 v1.a.1");
        row("*.jsx?", "page.js page.jsx .js", "page.jsxx page.ts a/page.js");
        row("**.js", "index.js js/index.js src/js/app.js", "index.jsx");
        row("docs/*", "docs/README.md docs/file.txt", "docs/a/b docs");
        row("docs/**", "docs/README.md docs/mona/octocat.txt", "docs my/docs/a");
        row("docs/**/*.md", "docs/README.md docs/mona/hello-world.md docs/a/markdown/file.md", "docs/a.txt docs.md");
        row("**/docs/**", "docs/hello.md dir/docs/my-file.txt space/docs/plan/space.doc", "mydocs/a docs");
        row("**/README.md", "README.md js/README.md a/b/README.md", "MYREADME.md README.mdx");
        row("**/*src/**", "a/src/app.js my-src/code/js/app.js", "a/srcs/x src");
        row("**/*-post.md", "my-post.md path/their-post.md", "post.md");
        row("**/migrate-*.sql", "migrate-10909.sql db/migrate-v1.0.sql db/sept/migrate-v1.sql", "migrate.sql");
        row("*.md !README.md", "hello.md", "README.md docs/hello.md");
        row("*.md !README.md README*", "hello.md README.md README.doc", "docs/hello.md");
        row("** !releases/**", "main a/b", "releases/a releases/a/b");
        row("releases/** !releases/**-alpha", "releases/10 releases/beta/mona", "releases/10-alpha releases/a/3-alpha");
        row("!main", "", "main other");
        row("a+", "a aaa", "b aab");
        row("a?b", "ab b", "aab acb");
        row("[a-c]?x", "x ax cx", "dx aax");
        row("[ab]+", "a abba", "abc");
        row("\\*", "*", "a \\");
        row("a\\?", "a?", "a aa");
        row("\\!a", "!a", "a");
        row("\xc3\xa4?b",
            "b \xc3\xa4"
            "b",
            "a\xc3\xa4"
            "b");
        row("*b",
            "\xc3\xa4"
            "b \xf0\x9f\x9a\x82"
            "b",
            "/b");
        row("[abc", "[abc", "a");
        row("a**/b", "a/b ax/b a/x/b", "b xa/b ab");
        row("***", "a a/b", "");
        row("**/**/a", "a b/a b/c/a", "ba");
    }
    void namesPassOrNot()
    {
        QFETCH(const QByteArray, patterns);
        QFETCH(const QByteArray, pass);
        QFETCH(const QByteArray, fail);
        const std::vector<FilterPattern> filter = filterOf(patterns);
        for (const QByteArray& name : pass.split(' '))
            QVERIFY2(name.isEmpty() || letsThrough(filter, name), name.constData());
        for (const QByteArray& name : fail.split(' '))
            QVERIFY2(name.isEmpty() || !letsThrough(filter, name), name.constData());
    }

    void aPatternThatTakesLongForOthersDoesNot()
    {
        const QByteArray pattern = QByteArray("**a*").repeated(200) + "b";
        QVERIFY(!FilterPattern::read(pattern).fits(QByteArray(2000, 'a')));
        QVERIFY(FilterPattern::read(pattern).fits(QByteArray(2000, 'a') + "b"));
    }

    void goodPatternsAreSilent_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<FilterKind>("kind");
        const auto row = [](const char* pattern, FilterKind kind = FilterKind::Ref) {
            QTest::newRow(pattern) << QByteArray(pattern) << kind;
        };
        row("main");
        row("!main");
        row("*");
        row("**");
        row("releases/**");
        row("v[0-9]+.[0-9]+.[0-9]+");
        row("v1.*");
        row("[a-zA-Z0-9]+");
        row("[abc]?");
        row("a\\+b");
        row("\\!a");
        row("$default-branch");
        row("\xc3\xa4+");
        row("dependabot/npm_and_yarn/**");
        row(".github/workflows/*.yml", FilterKind::Path);
        row("!**/*.md", FilterKind::Path);
        row("src/**/.hidden", FilterKind::Path);
        row("a b/c:d", FilterKind::Path);
        row("**.jsx?", FilterKind::Path);
        row("docs/", FilterKind::Path);
        row("/docs/", FilterKind::Path);
        row("[a-zA-Z_]");
        row("[xA-Zy0-9z]+");
        row("*.*.*-**");
        row("a!?");
        row("\\++\\\\?");
    }
    void goodPatternsAreSilent()
    {
        QFETCH(const QByteArray, pattern);
        QFETCH(const FilterKind, kind);
        const auto problems = checkFilterPattern(pattern, kind);
        QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(problems.front().what));
    }

    void badPatternsAreToldWhere_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<QString>("word");
        QTest::addColumn<FilterKind>("kind");
        const auto row
            = [](const char* pattern, const char* piece, const QString& word, FilterKind kind = FilterKind::Ref) {
                  QTest::addRow("%s %d", pattern, static_cast<int>(kind))
                      << QByteArray(pattern) << QByteArray(piece) << word << kind;
              };
        row("", "", u"empty"_s);
        row("!", "!", u"Nothing follows"_s);
        row("?a", "?", u"there is none"_s);
        row("+a", "+", u"there is none"_s);
        row("!?a", "?", u"there is none"_s);
        row("*?", "?", u"'*'"_s);
        row("a*+", "+", u"'*'"_s);
        row("a++", "+", u"'+'"_s);
        row("v[9-1]", "9-1", u"ends before"_s);
        row("v[a-Z]", "a-Z", u"a-z, A-Z or 0-9"_s);
        row("v[0-z]", "0-z", u"a-z, A-Z or 0-9"_s);
        row("v[]", "[]", u"no letter"_s);
        row("v[1]", "[1]", u"the same as '1'"_s);
        row("v[1", "[", u"not closed"_s);
        row("v[1-]", "[1-]", u"no end"_s);
        row("v[1-", "[", u"not closed"_s);
        row("a\nb", "\n", u"a line's end"_s);
        row("a\nb", "\n", u"a line's end"_s, FilterKind::Path);
        row("a\\*", "\\*", u"'*'"_s);
        row("/^src.+$/", "/^src.+$/", u"no regular expressions"_s, FilterKind::Path);
        row("a b", " ", u"a blank"_s);
        row("a\tb", "\t", u"a tab"_s);
        row("a~1", "~", u"'~'"_s);
        row("^main", "^", u"'^'"_s);
        row("a:b", ":", u"':'"_s);
        row("/main", "/", u"begins or ends"_s);
        row("main/", "/", u"begins or ends"_s);
        row("main.", ".", u"ends with '.'"_s);
        row(".*", ".", u"regular expression"_s);
        row("release/.*", ".", u"regular expression"_s);
        row("/^v.+$/", "/^v.+$/", u"no regular expressions"_s);
        row("a\\d", "\\", u"stands before"_s);
        row("a\\", "\\", u"stands before"_s);
        row("src\\main", "\\", u"folders end with '/'"_s, FilterKind::Path);
        row("./src/**", "./", u"root"_s, FilterKind::Path);
        row("!../a", "../", u"root"_s, FilterKind::Path);
        row("src ", " ", u"blank"_s, FilterKind::Path);
        row(" src", " ", u"blank"_s, FilterKind::Path);
        row("v[9-1]", "9-1", u"ends before"_s, FilterKind::Path);
    }
    void badPatternsAreToldWhere()
    {
        QFETCH(const QByteArray, pattern);
        QFETCH(const QByteArray, piece);
        QFETCH(const QString, word);
        QFETCH(const FilterKind, kind);
        const auto problems = checkFilterPattern(pattern, kind);
        QCOMPARE(problems.size(), 1U);
        const PatternProblem& problem = problems.front();
        QCOMPARE(pattern.sliced(problem.piece.start, problem.piece.length()), piece);
        QCOMPARE(problem.range.length(), static_cast<int>(pattern.size()));
        QVERIFY2(problem.what.contains(word), qPrintable(problem.what));
        QVERIFY2(problem.what.endsWith(u'.') && !problem.what.contains(u"%1"_s), qPrintable(problem.what));
    }

    void aNegativePatternNeedsAPositiveOneBeforeIt()
    {
        QCOMPARE(uselessNegative(filterOf("!a")), 0);
        QCOMPARE(uselessNegative(filterOf("!a b")), 0);
        QCOMPARE(uselessNegative(filterOf("b !a")), -1);
        QCOMPARE(uselessNegative({}), -1);
    }
};

QTEST_GUILESS_MAIN(WorkflowFilterPattern)
#include "workflow_filter_pattern.moc"
