// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/background_check.h"
#include "writing/settings_check.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace signalbox;
using namespace signalbox::writing;
using namespace Qt::StringLiterals;

class WritingBackgroundCheck : public QObject {
    Q_OBJECT

    std::shared_ptr<const lint::Checker> m_checker = std::make_shared<const lint::Checker>();
    QStringList m_named;

private Q_SLOTS:
    void theAnswerCarriesTheRevisionThatWasAsked()
    {
        BackgroundCheck check(m_checker);
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        check.textChanged("jobs: {}\n", u"a.yml"_s, 7);
        QVERIFY(checked.isEmpty()); // it does not wait
        QVERIFY(checked.wait());
        QCOMPARE(checked[0][1].toInt(), 7);
        QVERIFY(!checked[0][0].value<std::vector<lint::Diagnostic>>().empty());
    }

    void theNewestTextWins()
    {
        BackgroundCheck check(m_checker);
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        for (int revision = 1; revision <= 50; ++revision)
            check.textChanged("on: push\n", u"a.yml"_s, revision);
        QTRY_VERIFY(!checked.isEmpty() && checked.last()[1].toInt() == 50);
        QVERIFY(checked.size() < 10);
    }

    void aTextThatWaitedDoesNotComeAfterANewerOne()
    {
        BackgroundCheck check(m_checker);
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        // The first check cannot begin before the second text has come, and its end is seen by no event loop before the
        // third one has.
        QThreadPool& workers = *QThreadPool::globalInstance();
        const int threads = workers.maxThreadCount();
        workers.setMaxThreadCount(1);
        QSemaphore gate;
        workers.start([&gate] { gate.acquire(); });
        check.textChanged("on: push\n", u"a.yml"_s, 1);
        check.textChanged("on: push\n", u"a.yml"_s, 2);
        gate.release();
        workers.waitForDone();
        workers.setMaxThreadCount(threads);
        check.textChanged("on: push\n", u"a.yml"_s, 3);
        QVERIFY(checked.wait());
        QCOMPARE(checked[0][1].toInt(), 3);
        QVERIFY(!checked.wait(100)); // nothing else is on its way
    }

    void whoeverClosesTheDocumentNeedNotWaitForTheAnswer()
    {
        auto check = std::make_unique<BackgroundCheck>(m_checker);
        check->textChanged(QByteArray("jobs:\n") + QByteArray("  a: {}\n").repeated(2000), u"a.yml"_s, 1);
        check.reset();
    }

    void whatNobodyKnowsIsNamedWhenTheTypingRestsAndCheckedOnceItIsKnown()
    {
        const auto learned = std::make_shared<lint::LearnedActions>();
        BackgroundCheck check(std::make_shared<const lint::Checker>(learned));
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        QSignalSpy unknown(&check, &BackgroundCheck::unknownActions);
        check.checkAgain(); // there is nothing yet
        check.textChanged("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
                          "      - uses: octo-org/deploy@v3\n        with: {traget: all}\n",
                          u"a.yml"_s, 4);
        QTRY_COMPARE(unknown.size(), 1);
        const lint::ActionAtRef deploy{.name = "octo-org/deploy", .ref = "v3"};
        QCOMPARE(unknown[0][0].value<std::vector<lint::ActionAtRef>>(), std::vector{deploy});
        QVERIFY(checked.last()[0].value<std::vector<lint::Diagnostic>>().empty());
        learned->learn(deploy, lint::Presence::There, "inputs: {target: {}}\nruns: {using: node24, main: index.js}\n");
        check.checkAgain();
        QVERIFY(checked.wait());
        QCOMPARE(checked.last()[1].toInt(), 4);
        QCOMPARE(checked.last()[0].value<std::vector<lint::Diagnostic>>().size(), size_t(1));
        QTest::qWait(1000); // another rest
        QCOMPARE(unknown.size(), 1);
    }

    void filesAroundItAreLookedAt()
    {
        const auto files = std::make_shared<lint::FetchedFiles>();
        files->giveMissing(u".github/workflows/b.yml"_s);
        BackgroundCheck check(m_checker, {}, lint::Repository(files));
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        check.textChanged("on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n", u".github/workflows/a.yml"_s,
                          1);
        QVERIFY(checked.wait());
        const auto found = checked[0][0].value<std::vector<lint::Diagnostic>>();
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, u"reusable-missing"_s);
    }

    void itSaysWhenTheTypingRestsAndNotBefore()
    {
        const auto files = std::make_shared<lint::FetchedFiles>();
        BackgroundCheck check(m_checker, {}, lint::Repository(files));
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        QSignalSpy rested(&check, &BackgroundCheck::rested);
        const auto calling = [](const QByteArray& name) {
            return "on: push\njobs:\n  a:\n    uses: ./.github/workflows/" + name + "\n";
        };
        connect(&check, &editing::DocumentCheck::checked, this, [&] { m_named = files->takeWanted(); });
        check.textChanged(calling("bu.yml"), u".github/workflows/a.yml"_s, 1);
        QVERIFY(checked.wait());
        check.textChanged(calling("build.yml"), u".github/workflows/a.yml"_s, 2);
        QVERIFY(checked.wait());
        QVERIFY(rested.isEmpty());
        QTRY_COMPARE(rested.size(), 1);
        QCOMPARE(m_named, QStringList{u".github/workflows/build.yml"_s}); // the half word is forgotten
    }

    void mistakesOfTheSettingsAreFoundWhereTheyStand()
    {
        SettingsCheck check;
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        const QByteArray text = "rules:\n  key-case: off\n  nonsense: off\n";
        check.textChanged(text, u".github/signalbox-lint.yml"_s, 3);
        QVERIFY(checked.isEmpty());
        QVERIFY(checked.wait());
        QCOMPARE(checked[0][1].toInt(), 3);
        const auto found = checked[0][0].value<std::vector<lint::Diagnostic>>();
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(text.sliced(found[0].range.start, found[0].range.length()), "nonsense");
        check.textChanged("rules: {key-case: off}\n", u".github/signalbox-lint.yml"_s, 4);
        QVERIFY(checked.wait());
        QVERIFY(checked[1][0].value<std::vector<lint::Diagnostic>>().empty());
    }

    void theRepositorysSettingsHold()
    {
        const auto settings = lint::Settings::read("rules: {excessive-permissions: off}\n");
        QVERIFY(settings);
        BackgroundCheck check(m_checker, *settings);
        QSignalSpy checked(&check, &editing::DocumentCheck::checked);
        check.textChanged("on: push\npermissions: write-all\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
                          "      - run: make\n",
                          u"a.yml"_s, 1);
        QVERIFY(checked.wait());
        QVERIFY(checked[0][0].value<std::vector<lint::Diagnostic>>().empty());
    }
};

QTEST_GUILESS_MAIN(WritingBackgroundCheck)
#include "writing_background_check.moc"
