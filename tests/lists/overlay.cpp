// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/overlay.h"

#include "job_samples.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::lists;
using namespace signalbox::samples;

namespace {

using Kind = OverlayChoice::Kind;

core::Run run(int number, const core::State& state, const QString& branch = u"main"_s, qint64 workflow = 5)
{
    return {.id = {1000 + number},
            .repository = {7},
            .workflow = {workflow},
            .number = number,
            .state = state,
            .branch = branch,
            .createdAt = start().addDays(number - 20),
            .startedAt = start().addDays(number - 20)};
}

} // namespace

/// Whose times may be laid below those of a run.
class OverlayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLastGreenOneOfTheBranchIsFirst()
    {
        const auto offers = overlayOffers(
            run(20, failed()),
            {run(19, failed()), run(18, passed(), u"topic"_s), run(17, passed()), run(16, passed()), run(21, passed())},
            start());
        QCOMPARE(offers[0].run->number, 17);
        QCOMPARE(offers[0].text, u"Last green: #17, 3 days ago"_s);
        QCOMPARE(offers[1].run->number, 19);
        QVERIFY(!offers[2].run);
        QStringList recent;
        for (size_t i = 3; i < offers.size(); ++i)
            recent << offers[i].text.section(u',', 0, 0);
        QCOMPARE(recent, (QStringList{u"#21"_s, u"#19"_s, u"#17"_s, u"#16"_s})); // of the branch, later ones too
        QCOMPARE(offers[4].text, u"#19, 1 day ago, failed"_s);
    }

    void withoutAGreenOneOfTheBranchAnyBranchWillDo()
    {
        const auto offers
            = overlayOffers(run(20, failed(), u"topic"_s),
                            {run(19, failed(), u"topic"_s), run(18, passed()), run(17, passed(), {}, 6)}, start());
        QCOMPARE(offers[0].run->number, 18);
        QCOMPARE(offers.size(), 4U);
    }

    void whereNoneIsKnownItIsSaid()
    {
        const auto offers = overlayOffers(run(1, failed()), {run(1, failed())}, start());
        QCOMPARE(offers.size(), 3U);
        QCOMPARE(offers[0].text, u"Last green: not known"_s);
        QVERIFY(!offers[0].run);
    }

    void aChoiceThatIsNotOfferedIsTheLastGreenOne()
    {
        const auto offers = overlayOffers(run(20, failed()), {run(19, passed())}, start());
        QCOMPARE(chosenOf(offers, {Kind::Run, {1019}}).run->number, 19);
        QCOMPARE(chosenOf(offers, {Kind::Run, {4}}).choice.kind, Kind::LastGreen);
        QCOMPARE(chosenOf(offers, {Kind::None, {}}).choice.kind, Kind::None);
    }

    void noMoreThanAPersonReadsAreOffered()
    {
        std::vector<core::Run> many;
        for (int number = 1; number < 500; ++number)
            many.push_back(run(number, passed()));
        QCOMPARE(overlayOffers(run(500, failed()), many, start()).size(), 23U);
    }
};

QTEST_GUILESS_MAIN(OverlayTest)
#include "overlay.moc"
