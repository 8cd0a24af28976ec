// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recent_lines.h"
#include "core/shared_text.h"
#include "core/summary.h"

#include <QTest>

using namespace signalbox::core;
using namespace Qt::StringLiterals;

namespace {

const AccountId account = u"ada@github.com"_s;
constexpr RepositoryId here{7};
constexpr RepositoryId next{8};
constexpr std::size_t most = 3;

Line lineOf(const QString& branch, RepositoryId repository = here, bool pullRequest = false)
{
    return {
        .account = account, .repository = repository, .workflow = {1}, .branch = branch, .pullRequest = pullRequest};
}

} // namespace

/// What is kept of each branch while a program stays open, and that it does not grow with them.
class CoreRecentLines : public QObject {
    Q_OBJECT

    RecentLines<int> m_lines{most};

    void put(const Line& line, int value = 1)
    {
        m_lines.touch(line) = value;
        m_lines.trim(line);
    }

private Q_SLOTS:
    void init() { m_lines = RecentLines<int>(most); }

    void theBranchThatWasTouchedLongestAgoGoesFirst()
    {
        for (const QString& branch : {u"a"_s, u"b"_s, u"c"_s, u"a"_s, u"d"_s})
            put(lineOf(branch));
        QCOMPARE(m_lines.size(), most);
        QVERIFY(m_lines.find(lineOf(u"a"_s)));
        QVERIFY(!m_lines.find(lineOf(u"b"_s)));
    }

    void theDefaultBranchStaysHoweverQuietItIs()
    {
        m_lines.setDefaultBranch(account, here, u"main"_s);
        put(lineOf(u"main"_s), 42);
        put(lineOf(u"main"_s, here, true)); // a fork's
        for (int i = 0; i < 100; ++i)
            put(lineOf(u"topic-%1"_s.arg(i)));
        QCOMPARE(m_lines.size(), most + 1);
        QVERIFY(m_lines.find(lineOf(u"main"_s)));
        QCOMPARE(*m_lines.find(lineOf(u"main"_s)), 42);
        QVERIFY(!m_lines.find(lineOf(u"main"_s, here, true)));
    }

    void aListThatLeavesOutTheDefaultBranchDoesNotMakeItUnknown()
    {
        m_lines.take({.account = account,
                      .changes = {Changed<Repository>{.after = {.id = here, .defaultBranch = u"main"_s}},
                                  Changed<Repository>{.after = {.id = here}}}});
        put(lineOf(u"main"_s));
        for (int i = 0; i < 10; ++i)
            put(lineOf(u"topic-%1"_s.arg(i)));
        QVERIFY(m_lines.find(lineOf(u"main"_s)));
    }

    void eachRepositoryHasItsOwn()
    {
        put(lineOf(u"a"_s, next));
        for (int i = 0; i < 10; ++i)
            put(lineOf(u"topic-%1"_s.arg(i)));
        QCOMPARE(m_lines.size(), most + 1);
        m_lines.take({.account = account, .changes = {RepositoryRemoved{here}}});
        QCOMPARE(m_lines.size(), 1U);
        QVERIFY(m_lines.find(lineOf(u"a"_s, next)));
    }

    void whatIsHeldIsNotCountedAndStays()
    {
        const auto isHeld = [](int value) { return value == 42; };
        m_lines.touch(lineOf(u"held"_s)) = 42;
        for (int i = 0; i < 10; ++i) {
            const Line line = lineOf(u"topic-%1"_s.arg(i));
            m_lines.touch(line) = 1;
            m_lines.trim(line, isHeld);
        }
        QCOMPARE(m_lines.size(), most + 1);
        QVERIFY(m_lines.find(lineOf(u"held"_s)));
    }

    void whichWasTouchedLastMakesNoDifferenceToWhatIsKnown()
    {
        RecentLines<int> other(most);
        for (const QString& branch : {u"b"_s, u"a"_s})
            other.touch(lineOf(branch)) = 1;
        for (const QString& branch : {u"a"_s, u"b"_s})
            put(lineOf(branch));
        QVERIFY(m_lines == other);
        other.touch(lineOf(u"a"_s)) = 2;
        QVERIFY(!(m_lines == other));
    }

    /// A red default branch counts as long as it is red, whatever goes on beside it.
    void aSummaryForgetsNoFailureOfADefaultBranch()
    {
        Summary summary;
        summary.take(account, Repository{.id = here, .defaultBranch = u"main"_s});
        Run run{.id = {1},
                .repository = here,
                .workflow = {1},
                .number = 1,
                .event = u"push"_s,
                .state = State::fromWords(u"completed"_s, u"failure"_s),
                .branch = u"main"_s};
        summary.take(account, run);
        for (int i = 0; i < 1'000; ++i) {
            run.id = {i + 2};
            run.branch = u"topic-%1"_s.arg(i);
            run.event = i % 2 == 0 ? u"push"_s : u"pull_request"_s;
            summary.take(account, run);
        }
        QCOMPARE(summary.failed(), 1);
        QCOMPARE(summary.standings().at(0).run.value, 1);
    }

    void equalTextsAreOneInMemory()
    {
        SharedText shared;
        const QString one = shared(QString(u"main"));
        const QString other = shared(QString(u"main"));
        QVERIFY(one.constData() == other.constData());
        for (int i = 0; i < 50'000; ++i)
            QCOMPARE(shared(QString::number(i)), QString::number(i));
        QCOMPARE(shared(QString(u"main")), u"main"_s);
    }
};

QTEST_GUILESS_MAIN(CoreRecentLines)
#include "core_recent_lines.moc"
