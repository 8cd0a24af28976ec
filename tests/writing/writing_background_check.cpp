// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/background_check.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::writing;
using namespace Qt::StringLiterals;

class WritingBackgroundCheck : public QObject {
    Q_OBJECT

    std::shared_ptr<const lint::Checker> m_checker = std::make_shared<const lint::Checker>();

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

    void whoeverClosesTheDocumentNeedNotWaitForTheAnswer()
    {
        auto check = std::make_unique<BackgroundCheck>(m_checker);
        check->textChanged(QByteArray("jobs:\n") + QByteArray("  a: {}\n").repeated(2000), u"a.yml"_s, 1);
        check.reset();
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
