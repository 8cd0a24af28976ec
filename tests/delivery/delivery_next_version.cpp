// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/next_version.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;
using Source = NextVersion::Source;

namespace {

QString idOf(int number)
{
    return u"%1"_s.arg(number, 40, 16, QChar(u'0'));
}

std::vector<core::Commit> commitsOf(const QStringList& messages)
{
    std::vector<core::Commit> commits;
    for (int i = 0; i < messages.size(); ++i)
        commits.push_back({.id = idOf(i + 1), .message = messages[i], .author = u"mara"_s});
    return commits;
}

std::vector<core::Tag> tagsOf(const QStringList& names)
{
    std::vector<core::Tag> tags;
    for (const QString& name : names)
        tags.push_back({.name = name, .commit = idOf(999)});
    return tags;
}

ReleaseHistory since(const QString& tag, const QStringList& messages)
{
    return {.tags = tagsOf({tag}), .lastTag = tag, .commits = commitsOf(messages)};
}

} // namespace

/// Which version comes next, and why.
class DeliveryNextVersion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conventionalCommitsSayHowMuchItMoves_data()
    {
        QTest::addColumn<QString>("last");
        QTest::addColumn<QStringList>("messages");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("why");
        QTest::newRow("fix") << u"v1.4.1"_s << QStringList{u"fix: a"_s} << u"v1.4.2"_s << u"1 fix since v1.4.1."_s;
        QTest::newRow("feature") << u"v1.4.1"_s << QStringList{u"fix: a"_s, u"feat(ui): b"_s, u"fix: c"_s}
                                 << u"v1.5.0"_s << u"1 feature and 2 fixes since v1.4.1."_s;
        QTest::newRow("break by its mark") << u"v1.4.1"_s << QStringList{u"feat!: a"_s, u"docs: b"_s} << u"v2.0.0"_s
                                           << u"1 breaking change and 1 other change since v1.4.1."_s;
        QTest::newRow("break by its footer")
            << u"1.4.1"_s << QStringList{u"fix: a\n\nMore.\n\nBREAKING CHANGE: all of it"_s} << u"2.0.0"_s
            << u"1 breaking change since 1.4.1."_s;
        QTest::newRow("break by a footer with a hyphen, and lines as Windows ends them")
            << u"1.4.1"_s << QStringList{u"fix: a\r\n\r\nBREAKING-CHANGE: all of it\r\n"_s} << u"2.0.0"_s
            << u"1 breaking change since 1.4.1."_s;
        QTest::newRow("break before one")
            << u"v0.4.1"_s << QStringList{u"feat!: a"_s} << u"v0.5.0"_s << u"1 breaking change since v0.4.1."_s;
        QTest::newRow("chores alone") << u"v1.4.1"_s << QStringList{u"chore: a"_s, u"docs: b"_s} << u"v1.4.2"_s
                                      << u"2 changes since v1.4.1."_s;
        QTest::newRow("some have no form") << u"v1.4.1"_s << QStringList{u"Tidy up"_s, u"feat: a"_s} << u"v1.5.0"_s
                                           << u"1 feature and 1 other change since v1.4.1."_s;
        QTest::newRow("of one part") << u"core-v1.4.1"_s << QStringList{u"fix: a"_s} << u"core-v1.4.2"_s
                                     << u"1 fix since core-v1.4.1."_s;
        QTest::newRow("a candidate becomes the release") << u"v2.0.0-rc.1"_s << QStringList{u"feat!: a"_s}
                                                         << u"v2.0.0"_s << u"1 breaking change since v2.0.0-rc.1."_s;
        QTest::newRow("a candidate of a patch gets a feature")
            << u"v1.4.2-rc.1"_s << QStringList{u"feat: a"_s} << u"v1.5.0"_s << u"1 feature since v1.4.2-rc.1."_s;
    }
    void conventionalCommitsSayHowMuchItMoves()
    {
        QFETCH(const QString, last);
        QFETCH(const QStringList, messages);
        QFETCH(const QString, next);
        QFETCH(const QString, why);
        const auto proposed = nextVersion(since(last, messages));
        QCOMPARE(proposed.version.tag(), next);
        QCOMPARE(proposed.why, why);
        QVERIFY(proposed.source == Source::Conventional);
    }

    void aFooterNamesTheVersion()
    {
        const auto proposed
            = nextVersion(since(u"v1.4.1"_s, {u"feat!: a"_s, u"chore: release\n\nRelease-As: 3.1.0"_s, u"fix: b"_s}));
        QCOMPARE(proposed.version.tag(), u"v3.1.0"_s);
        QVERIFY(proposed.source == Source::Footer);
        QVERIFY(proposed.why.contains(u"release"_s));
        const auto bad = nextVersion(since(u"v1.4.1"_s, {u"fix: a\n\nRelease-As: next"_s}));
        QCOMPARE(bad.version.tag(), u"v1.4.2"_s);
    }

    void whatIsTakenBackCountsForNothing()
    {
        auto history = since(u"v1.4.1"_s, {u"feat: a"_s, u"fix: b"_s});
        history.commits.push_back(
            {.id = idOf(3), .message = u"Revert \"feat: a\"\n\nThis reverts commit %1."_s.arg(idOf(1))});
        QCOMPARE(nextVersion(history).version.tag(), u"v1.4.2"_s);
        QCOMPARE(nextVersion(history).why, u"1 fix since v1.4.1."_s);
        history.commits.push_back({.id = idOf(4), .message = u"revert: take it in again\n\nRefs: %1"_s.arg(idOf(3))});
        QCOMPARE(nextVersion(history).version.tag(), u"v1.5.0"_s);
    }

    void whatTakesBackAnOlderReleaseIsAChangeOfThisOne()
    {
        const auto proposed
            = nextVersion(since(u"v1.4.1"_s, {u"revert: feat: a\n\nThis reverts commit %1."_s.arg(idOf(4711))}));
        QCOMPARE(proposed.version.tag(), u"v1.4.2"_s);
        QCOMPARE(proposed.why, u"1 change since v1.4.1."_s);
    }

    void mergesCountForNothing()
    {
        auto history = since(u"v1.4.1"_s, {u"fix: a"_s});
        history.commits.push_back({.id = idOf(2), .message = u"feat: merged"_s, .parents = 2});
        QCOMPARE(nextVersion(history).version.tag(), u"v1.4.2"_s);
    }

    void labelsSayItWhereMessagesDoNot_data()
    {
        QTest::addColumn<QStringList>("labels");
        QTest::addColumn<QString>("next");
        QTest::newRow("enhancement") << QStringList{u"enhancement"_s} << u"v1.5.0"_s;
        QTest::newRow("breaking") << QStringList{u"bug"_s, u"breaking-change"_s} << u"v2.0.0"_s;
        QTest::newRow("semver") << QStringList{u"semver:minor"_s} << u"v1.5.0"_s;
        QTest::newRow("bug") << QStringList{u"Bug"_s} << u"v1.4.2"_s;
        QTest::newRow("says nothing") << QStringList{u"good first issue"_s} << u"v1.4.2"_s;
    }
    void labelsSayItWhereMessagesDoNot()
    {
        QFETCH(const QStringList, labels);
        QFETCH(const QString, next);
        auto history = since(u"v1.4.1"_s, {u"Read lists"_s});
        history.labels = {{.commit = idOf(1), .labels = labels}, {.commit = idOf(88), .labels = {u"major"_s}}};
        QCOMPARE(nextVersion(history).version.tag(), next);
    }

    void withoutASignItIsAPatch()
    {
        const auto proposed = nextVersion(since(u"v1.4.1"_s, {u"Note: read lists"_s, u"WIP: more"_s}));
        QCOMPARE(proposed.version.tag(), u"v1.4.2"_s);
        QVERIFY(proposed.source == Source::Default);
        QCOMPARE(proposed.why, u"2 commits since v1.4.1."_s);
        QVERIFY(proposed.hasChanges);
        QVERIFY(!nextVersion(since(u"v1.4.1"_s, {})).hasChanges);
    }

    void theFirstVersionIsProposedToo()
    {
        const auto proposed = nextVersion({.commits = commitsOf({u"Begin"_s})});
        QCOMPARE(proposed.version.tag(), u"v0.1.0"_s);
        QVERIFY(proposed.source == Source::FirstRelease);
    }

    void noVersionIsProposedThatThereIs()
    {
        auto history = since(u"v1.4.1"_s, {u"fix: a"_s});
        history.tags = tagsOf({u"v1.4.1"_s, u"v1.4.2"_s, u"v1.4.3"_s});
        QCOMPARE(nextVersion(history).version.tag(), u"v1.4.4"_s);
    }

    void theNewestVersionIsFoundAmongTags()
    {
        QVERIFY(!newestVersion({}));
        QVERIFY(!newestVersion(tagsOf({u"latest"_s, u"v1"_s})));
        QCOMPARE(newestVersion(tagsOf({u"v1.9.0"_s, u"v1.10.0"_s, u"v2.0.0-rc.1"_s, u"v1"_s}))->tag(), u"v1.10.0"_s);
        QCOMPARE(newestVersion(tagsOf({u"v2.0.0-rc.1"_s, u"v2.0.0-rc.10"_s, u"v2.0.0-rc.9"_s}))->tag(),
                 u"v2.0.0-rc.10"_s);
    }
};

QTEST_GUILESS_MAIN(DeliveryNextVersion)
#include "delivery_next_version.moc"
