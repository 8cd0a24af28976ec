// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_document.h"
#include "delivery/release_machine.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;

namespace {

using namespace release_event;
using Phase = ReleasePhase;
using Request = ReleaseRequest;

constexpr qint64 begin = 1'000'000;

ReleaseOrder orderOf(ReleaseWay way)
{
    const core::Workflow byHand{.id = {8}, .name = u"Release"_s, .path = u".github/workflows/release.yml"_s};
    return {.release = {.tag = u"v1.5.0"_s, .commit = u"c0ffee"_s, .name = u"v1.5.0"_s, .notes = u"New"_s},
            .way = way,
            .key = u"sb-1"_s,
            .expected = {{.id = {7}, .path = u".github/workflows/tag.yml"_s}},
            .dispatchable = byHand,
            .inputs = {{u"version"_s, u"v1.5.0"_s}},
            .dispatchRef = u"main"_s,
            .newestRun = {100},
            .expectedAssets = {u"a.tar.gz"_s}};
}

core::Release goodRelease()
{
    return {.id = {5},
            .tag = u"v1.5.0"_s,
            .name = u"v1.5.0"_s,
            .notes = u"New"_s,
            .assets = {{.name = u"a.tar.gz"_s, .size = 1, .digest = u"sha256:1"_s, .isUploaded = true}}};
}

ReleaseRun runThat(const QString& status, const QString& conclusion)
{
    return {
        .id = {101}, .workflow = u".github/workflows/tag.yml"_s, .state = core::State::fromWords(status, conclusion)};
}

/// A machine with its clock.
struct Driver {
    explicit Driver(ReleaseWay way)
        : order(orderOf(way))
    {
    }
    ReleaseStep take(const ReleaseEvent& event, qint64 later = 1)
    {
        now += later;
        ReleaseStep step = next(state, order, event, now, {});
        state = step.state;
        return step;
    }
    bool sends(const ReleaseStep& step) const
    {
        return step.effect && std::holds_alternative<release_effect::Send>(*step.effect);
    }
    Taken taken(core::ReleaseId release = {}, core::RunId run = {}) const
    {
        return {
            .request = state.request, .count = state.requests, .tagObject = u"7a9"_s, .release = release, .run = run};
    }

    ReleaseOrder order;
    ReleaseState state;
    qint64 now = begin;
};

/// One that nobody can look for, or whose doubling does no harm.
bool mayBeSentAgain(Request request)
{
    return request == Request::TagObject;
}

} // namespace

class DeliveryReleaseMachine : public QObject {
    Q_OBJECT

    /// Every order of these events to this depth; a request is sent again only after what proves that the one before
    /// was not taken.
    void explore(Driver driver, int depth, bool isSettled)
    {
        ++m_states;
        if (depth == 0)
            return;
        const ReleaseState before = driver.state;
        std::vector<ReleaseEvent> events{Restarted(), StoppedByUser(), GoOn(), DispatchWanted(),
                                         LookFailed{.why = u"Not reached."_s}};
        const Request request = before.request;
        const int count = before.requests;
        events.push_back(driver.taken({5}, {101}));
        events.push_back(Refused{.request = request, .count = count, .why = u"No."_s});
        events.push_back(Refused{.request = request, .count = count, .why = u"There."_s, .isThere = true});
        events.push_back(AnswerLost{.request = request, .count = count});
        events.push_back(Taken{.request = request, .count = count - 1}); // late
        for (const auto what : {Seen::What::Ours, Seen::What::Foreign, Seen::What::Absent})
            events.push_back(Seen{.request = request, .readAt = driver.now + 1, .what = what, .release = {5}});
        events.push_back(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"completed"_s, u"success"_s)}});
        events.push_back(ReleaseSeen{.readAt = driver.now + 1, .release = goodRelease()});
        for (const ReleaseEvent& event : events) {
            for (const qint64 later : {qint64(1), qint64(61'000)}) {
                Driver then = driver;
                if (later > 1 && std::holds_alternative<Seen>(event)) {
                    auto seen = std::get<Seen>(event);
                    seen.readAt = driver.now + later;
                    step(then, seen, later, depth, isSettled);
                } else {
                    step(then, event, later, depth, isSettled);
                }
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void step(Driver& driver, const ReleaseEvent& event, qint64 later, int depth, bool isSettled)
    {
        const ReleaseState before = driver.state;
        const ReleaseStep after = driver.take(event, later);
        if (after.state == before && !after.effect)
            return; // it did not concern this phase
        const auto* refused = std::get_if<Refused>(&event);
        const auto* seen = std::get_if<Seen>(&event);
        const bool provesAbsence = (refused && !refused->isThere)
            || (seen && seen->what == Seen::What::Absent && seen->readAt - before.requestedAt >= 60'000);
        bool settled = isSettled || provesAbsence;
        if (driver.sends(after)) {
            QVERIFY(after.state.phase == Phase::Sending);
            if (before.requests > 0 && before.request == after.state.request && !mayBeSentAgain(before.request))
                QVERIFY2(settled,
                         qPrintable(u"%1 is sent twice from %2"_s.arg(word(before.request), word(before.phase))));
            settled = false;
        }
        QVERIFY(after.state.requests <= 3);
        // What is kept can be read again, whatever the state.
        if (depth > 2) {
            const ReleaseDocument document{.state = after.state, .order = driver.order};
            const auto again = releaseDocumentFromJson(toJson(document));
            QVERIFY2(again, qPrintable(again ? QString() : word(after.state.phase) + again.error().detail));
            QCOMPARE(*again, document);
        }
        // It never stands still where nobody is asked: something was sent or is looked for.
        if (after.state.phase != before.phase)
            QVERIFY(isEnd(after.state.phase) || after.effect);
        explore(driver, depth - 1, settled);
    }

    qint64 m_states = 0;

private Q_SLOTS:
    void aClockThatWasSetBackHoldsNothingUp()
    {
        Driver driver(ReleaseWay::Tag);
        driver.take(Begun());
        driver.take(driver.taken());
        driver.take(driver.taken());
        driver.take(RunsSeen{.readAt = driver.now, .runs = {runThat(u"in_progress"_s, {})}});
        QCOMPARE(driver.state.phase, Phase::Following);
        driver.take(Restarted(), -900'000);
        driver.take(RunsSeen{.readAt = driver.now, .runs = {runThat(u"completed"_s, u"success"_s)}});
        QCOMPARE(driver.state.phase, Phase::AwaitingRelease);
    }

    void nothingIsSentTwiceInAnyOrderOfEvents_data()
    {
        QTest::addColumn<ReleaseWay>("way");
        QTest::newRow("tag") << ReleaseWay::Tag;
        QTest::newRow("dispatch") << ReleaseWay::Dispatch;
        QTest::newRow("publish") << ReleaseWay::Publish;
    }
    void nothingIsSentTwiceInAnyOrderOfEvents()
    {
        QFETCH(const ReleaseWay, way);
        Driver driver(way);
        QVERIFY(driver.sends(driver.take(Begun())));
        m_states = 0;
        explore(driver, 4, false);
        QVERIFY2(m_states > 5'000, qPrintable(QString::number(m_states)));
    }

    void aTagGoesFromItsObjectToTheReleaseWithItsFiles()
    {
        Driver driver(ReleaseWay::Tag);
        driver.take(Begun());
        QCOMPARE(driver.state.request, Request::TagObject);
        driver.take(driver.taken());
        QCOMPARE(driver.state.request, Request::Tag);
        QCOMPARE(driver.state.tagObject, u"7a9"_s);
        driver.take(driver.taken());
        QCOMPARE(driver.state.phase, Phase::AwaitingRun);
        driver.take(RunsSeen{.readAt = driver.now + 1});
        QCOMPARE(driver.state.phase, Phase::AwaitingRun); // not yet a minute
        driver.take(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"in_progress"_s, {})}});
        QCOMPARE(driver.state.phase, Phase::Following);
        driver.take(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"completed"_s, u"success"_s)}});
        QCOMPARE(driver.state.phase, Phase::AwaitingRelease);
        driver.take(ReleaseSeen{.readAt = driver.now + 1, .release = goodRelease()});
        QCOMPARE(driver.state.phase, Phase::CheckingAssets);
        driver.take(ReleaseSeen{.readAt = driver.now + 1, .release = goodRelease()});
        QCOMPARE(driver.state.phase, Phase::Released);
    }

    void theReleaseIsMadeHereWhereTheWorkflowMakesNone()
    {
        Driver driver(ReleaseWay::Tag);
        driver.take(Begun());
        driver.take(driver.taken());
        driver.take(driver.taken());
        driver.take(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"completed"_s, u"success"_s)}});
        driver.take(ReleaseSeen{.readAt = driver.now + 1});
        QCOMPARE(driver.state.phase, Phase::AwaitingRelease);
        QVERIFY(driver.sends(driver.take(ReleaseSeen{.readAt = driver.now + 31'000}, 31'000)));
        QCOMPARE(driver.state.request, Request::Release);
    }

    void otherTitlesAndNotesArePutIntoTheReleaseOnce()
    {
        Driver driver(ReleaseWay::Tag);
        driver.take(Begun());
        driver.take(driver.taken());
        driver.take(driver.taken());
        driver.take(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"completed"_s, u"success"_s)}});
        core::Release other = goodRelease();
        other.notes = u"Old"_s;
        QVERIFY(driver.sends(driver.take(ReleaseSeen{.readAt = driver.now + 1, .release = other})));
        QCOMPARE(driver.state.request, Request::Amend);
        driver.take(driver.taken({5}));
        driver.take(ReleaseSeen{.readAt = driver.now + 1, .release = other});
        QCOMPARE(driver.state.phase, Phase::Released); // somebody changed it since, and that stands
    }

    void aRunThatFailedIsGoneOnFromOnceItSucceeded()
    {
        Driver driver(ReleaseWay::Tag);
        driver.take(Begun());
        driver.take(driver.taken());
        driver.take(driver.taken());
        driver.take(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"completed"_s, u"failure"_s)}});
        QCOMPARE(driver.state.phase, Phase::RunFailed);
        QVERIFY(driver.state.words.contains(u"tag.yml"_s));
        driver.take(GoOn());
        driver.take(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"completed"_s, u"success"_s)}});
        QCOMPARE(driver.state.phase, Phase::AwaitingRelease);
    }

    void aReleaseIsWholeOnlyWithEachFileWhole_data()
    {
        QTest::addColumn<QString>("flaw");
        QTest::addColumn<core::ReleaseAsset>("asset");
        QTest::newRow("whole") << QString() << goodRelease().assets[0];
        auto asset = goodRelease().assets[0];
        asset.isUploaded = false;
        QTest::newRow("unfinished") << u"not ended"_s << asset;
        asset = goodRelease().assets[0];
        asset.size = 0;
        QTest::newRow("empty") << u"empty"_s << asset;
        asset = goodRelease().assets[0];
        asset.digest.clear();
        QTest::newRow("no digest") << u"digest"_s << asset;
        asset = goodRelease().assets[0];
        asset.name = u"b.tar.gz"_s;
        QTest::newRow("missing") << u"a.tar.gz is missing"_s << asset;
    }
    void aReleaseIsWholeOnlyWithEachFileWhole()
    {
        QFETCH(const QString, flaw);
        QFETCH(const core::ReleaseAsset, asset);
        core::Release release = goodRelease();
        release.assets = {asset};
        const QString flaws = flawsOf(release, {u"a.tar.gz"_s}).join(u' ');
        QCOMPARE(flaws.isEmpty(), flaw.isEmpty());
        QVERIFY2(flaws.contains(flaw), qPrintable(flaws));
    }

    void anAnswerThatCannotBeReadIsLookedForAgain()
    {
        Driver driver(ReleaseWay::Tag);
        driver.take(Begun());
        driver.take(driver.taken());
        driver.take(driver.taken());
        const auto step = driver.take(LookFailed{.why = u"GitHub was not reached."_s});
        QCOMPARE(driver.state.phase, Phase::AwaitingRun);
        QCOMPARE(driver.state.words, u"GitHub was not reached."_s);
        QVERIFY(step.effect);
        driver.take(RunsSeen{.readAt = driver.now + 1, .runs = {runThat(u"in_progress"_s, {})}});
        QVERIFY(driver.state.words.isEmpty());
    }

    void whatIsKeptIsReadStrictly()
    {
        Driver driver(ReleaseWay::Tag);
        driver.take(Begun());
        driver.take(driver.taken());
        const QByteArray whole = toJson(ReleaseDocument{.state = driver.state, .order = driver.order});
        QVERIFY(releaseDocumentFromJson(whole));
        const QJsonObject object = QJsonDocument::fromJson(whole).object();
        for (const QString& part : {u"state"_s, u"order"_s}) {
            const QJsonObject inner = object.value(part).toObject();
            for (const QString& name : inner.keys()) {
                QJsonObject without = inner;
                without.remove(name);
                QJsonObject broken = object;
                broken.insert(part, without);
                const auto read = releaseDocumentFromJson(QJsonDocument(broken).toJson());
                QVERIFY2(!read, qPrintable(name));
                QCOMPARE(read.error().kind, core::ErrorKind::Storage);
            }
        }
        ReleaseDocument withoutObject{.state = driver.state, .order = driver.order};
        withoutObject.state.tagObject.clear();
        QVERIFY(!releaseDocumentFromJson(toJson(withoutObject))); // a tag of nothing
        QVERIFY(!releaseDocumentFromJson("not JSON"));
    }
};

QTEST_GUILESS_MAIN(DeliveryReleaseMachine)
#include "delivery_release_machine.moc"
