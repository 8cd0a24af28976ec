// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/annotation_list_model.h"
#include "lists/artifact_list_model.h"
#include "lists/artifact_words.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace signalbox::lists;
using namespace Qt::StringLiterals;
using Phase = core::Download::Phase;
using Tester = QAbstractItemModelTester;

namespace {

const QDateTime now(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC);

core::Artifact artifact(qint64 id, const QString& name)
{
    return {.id = {id}, .run = {1}, .name = name, .size = 3'400'000, .expiresAt = now.addDays(89)};
}

core::Annotation annotation(const QString& level, const QString& message, const QString& path = {}, int line = 0)
{
    return {.path = path, .startLine = line, .endLine = line, .level = level, .message = message};
}

QStringList names(const QAbstractItemModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, 0).data().toString();
    return texts;
}

} // namespace

/// What a run left behind, as lists.
class RunResultLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void artifactsAreShownByNameAndOfOneNameTheNewestFirst()
    {
        ArtifactListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setArtifacts({artifact(3, u"b"_s), artifact(1, u"A"_s), artifact(5, u"b"_s)});
        QCOMPARE(names(model), (QStringList{u"A"_s, u"b"_s, u"b"_s}));
        QCOMPARE(model.rows().at(1).artifact.id, core::ArtifactId{5});
        QCOMPARE(model.indexOf({3}).row(), 2);
        QVERIFY(!model.indexOf({77}).isValid());
    }

    void aDownloadStaysBesideItsArtifact()
    {
        ArtifactListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setArtifacts({artifact(2, u"b"_s)});
        const core::Download half{.phase = Phase::Running, .received = 50, .total = 100};
        model.setDownload({2}, half);
        model.setDownload({9}, half); // of another run
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.setArtifacts({artifact(2, u"b"_s), artifact(1, u"a"_s)});
        QCOMPARE(removed.size(), 0);
        QCOMPARE(model.indexOf({2}).data(ArtifactListModel::ShareRole).toDouble(), 0.5);
        QVERIFY(model.indexOf({1}).data(ArtifactListModel::ShareRole).toDouble() < 0);
        QVERIFY(model.indexOf({2}).data(Qt::AccessibleTextRole).toString().contains(u"50"_s));
    }

    void theFactsAreSizeExpiryAndDigest_data()
    {
        QTest::addColumn<qint64>("days");
        QTest::addColumn<bool>("expired");
        QTest::addColumn<QString>("text");
        QTest::newRow("long") << qint64(89) << false << u"expires in 89 days"_s;
        QTest::newRow("two") << qint64(2) << false << u"expires in 2 days"_s;
        QTest::newRow("one") << qint64(1) << false << u"expires tomorrow"_s;
        QTest::newRow("none") << qint64(0) << true << u"expired"_s;
        QTest::newRow("over") << qint64(-3) << false << u"expired"_s; // GitHub's list has not noticed yet
        QTest::newRow("said") << qint64(5) << true << u"expired"_s;
    }
    void theFactsAreSizeExpiryAndDigest()
    {
        QFETCH(const qint64, days);
        QFETCH(const bool, expired);
        QFETCH(const QString, text);
        core::Artifact one = artifact(1, u"a"_s);
        one.expiresAt = now.addDays(days);
        one.expired = expired;
        one.digest = u"sha256:"_s + QString(64, u'a');
        QCOMPARE(expiryText(one, now), text);
        QCOMPARE(isExpired(one, now), text == u"expired"_s);
        const QString facts = factsText(one, now);
        QVERIFY2(facts.startsWith(u"3.4"_s) && facts.contains(text) && facts.contains(u"sha256:aaaa"_s),
                 qPrintable(facts));
    }

    void whatGitHubDoesNotSayIsLeftOut()
    {
        QCOMPARE(expiryText({.id = {1}}, now), QString());
        QCOMPARE(factsText({.id = {1}, .size = 12}, now), u"12 bytes"_s);
        QVERIFY(!isExpired(artifact(1, u"a"_s), {})); // nobody has said what time it is
    }

    void everyPhaseOfADownloadHasWords()
    {
        const core::Error error{.kind = core::ErrorKind::Offline, .what = u"GitHub cannot be reached."_s};
        for (const Phase phase : {Phase::Queued, Phase::Running, Phase::Waiting, Phase::Checking, Phase::Stopped,
                                  Phase::Failed, Phase::Done}) {
            for (const auto& with : {std::optional<core::Error>(), std::optional(error)}) {
                for (const qint64 total : {qint64(0), qint64(2000)}) {
                    const core::Download download{
                        .phase = phase, .received = total / 2, .total = total, .path = u"/x/a.zip"_s, .error = with};
                    QVERIFY(!downloadText(download).trimmed().isEmpty());
                }
            }
        }
        QVERIFY(downloadText({}).isEmpty());
        QVERIFY(downloadText({.phase = Phase::Running, .received = 1, .total = 4, .bytesPerSecond = 2000})
                    .endsWith(u"2.0 kB/s"_s));
    }

    void annotationsComeWithFailuresFirst()
    {
        AnnotationListModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        const core::Job first{.id = {1}, .name = u"Test"_s};
        const core::Job second{.id = {2}, .name = u"Lint"_s};
        model.setAnnotations(second,
                             {annotation(u"warning"_s, u"unused"_s, u"src/a.rs"_s, 4),
                              annotation(u"failure"_s, u"exit code 1"_s, u".github"_s, 99)});
        model.setAnnotations(first,
                             {annotation(u"notice"_s, u"hello"_s), annotation(u"failure"_s, u"assertion"_s),
                              annotation(u"a level of 2031"_s, u"?"_s)});
        QCOMPARE(names(model), (QStringList{u"assertion"_s, u"exit code 1"_s, u"unused"_s, u"hello"_s, u"?"_s}));
        QCOMPARE(model.index(1).data(AnnotationListModel::PlaceRole).toString(), QString()); // the runner's own
        QCOMPARE(model.index(2).data(AnnotationListModel::PlaceRole).toString(), u"src/a.rs:4"_s);
        QCOMPARE(model.index(2).data(AnnotationListModel::LevelRole).toString(), u"Warning"_s);
        QCOMPARE(model.index(4).data(AnnotationListModel::LevelRole).toString(), u"a level of 2031"_s);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"Test"_s));
        model.setAnnotations(second, {});
        QCOMPARE(model.rowCount(), 3);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void aTitleIsSaidOnce()
    {
        AnnotationListModel model;
        core::Annotation titled = annotation(u"failure"_s, u"line one\nline  two"_s);
        titled.title = u"E0382"_s;
        model.setAnnotations({.id = {1}}, {titled});
        QCOMPARE(names(model).front(), u"E0382: line one line two"_s);
        titled.title = u"line one"_s;
        model.setAnnotations({.id = {1}}, {titled});
        QCOMPARE(names(model).front(), u"line one line two"_s);
    }

    void bothSurviveAnythingInAnyOrder()
    {
        QRandomGenerator random(11);
        ArtifactListModel artifacts;
        AnnotationListModel annotations;
        const Tester first(&artifacts, Tester::FailureReportingMode::QtTest);
        const Tester second(&annotations, Tester::FailureReportingMode::QtTest);
        for (int round = 0; round < 200; ++round) {
            std::vector<core::Artifact> some;
            std::vector<core::Annotation> said;
            for (int i = random.bounded(12); i > 0; --i) {
                some.push_back(artifact(random.bounded(20), QString(1, QChar('a' + random.bounded(5)))));
                said.push_back(annotation(random.bounded(2) ? u"failure"_s : u"warning"_s, QString::number(i)));
            }
            artifacts.setArtifacts(some);
            artifacts.setDownload({random.bounded(20)}, {.phase = Phase::Running, .received = random.bounded(99)});
            annotations.setAnnotations({.id = {random.bounded(4)}}, said);
            QVERIFY(artifacts.rowCount() <= int(some.size()));
        }
    }
};

QTEST_GUILESS_MAIN(RunResultLists)
#include "run_result_lists.moc"
