// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/look.h"
#include "dispatch_window.h"
#include "workflows/ref_picker.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using views::DispatchForm;
using workflow::DispatchValues;

/// The form with which a workflow is started by hand.
class DispatchFormTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachTypeHasItsEditorAndItsDefault()
    {
        const OpenedForm sut;
        QVERIFY(sut.editor<QComboBox>(u"target"_s)->isEditable());
        QVERIFY(!sut.editor<QComboBox>(u"strategy"_s)->isEditable());
        QVERIFY(sut.editor<QLineEdit>(u"share"_s));
        QVERIFY(sut.editor<QCheckBox>(u"dry_run"_s));
        QVERIFY(sut.editor<QLineEdit>(u"reason"_s));
        QCOMPARE(sut.dialog->values(),
                 (DispatchValues{{u"target"_s, u"staging"_s},
                                 {u"strategy"_s, u"rolling"_s},
                                 {u"share"_s, u"10"_s},
                                 {u"dry_run"_s, u"false"_s},
                                 {u"reason"_s, QString()}}));
        QCOMPARE(sut.field(u"reason"_s)->editor()->accessibleName(), u"reason, required"_s);
        QVERIFY(sut.summary().contains(u"Starts “Deploy” on main of acme/api with 5 inputs"_s));
    }

    void whatTheFileSaysIsNoMarkUp()
    {
        const OpenedForm sut;
        for (const QLabel* label : sut.dialog->findChildren<QLabel*>()) {
            if (label->text().contains("<b>"_L1))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QCOMPARE(sut.editor<QComboBox>(u"target"_s)->accessibleDescription(), u"Where it goes <b>today</b>"_s);
    }

    void everythingIsReachedAndStartedByTheKeyboard()
    {
        const OpenedForm sut;
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        sut.part<views::RefPicker>(u"dispatchRef"_s)->setFocus();
        QStringList met;
        for (int i = 0; i < 9; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const QWidget* here = QApplication::focusWidget();
            met << (here->parentWidget()->objectName().startsWith("input:"_L1) ? here->parentWidget()->objectName()
                                                                               : here->objectName());
        }
        QCOMPARE(
            met,
            (QStringList{u"presetChoice"_s, u"presetMenu"_s, u"input:target"_s, u"input:strategy"_s, u"input:share"_s,
                         u"input:dry_run"_s, u"input:reason"_s, u"dispatchFile"_s, u"dispatchCancel"_s}));
        auto* reason = sut.field(u"reason"_s)->editor();
        reason->setFocus();
        QTest::keyClicks(reason, u"Release"_s);
        sut.field(u"dry_run"_s)->editor()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        reason->setFocus();
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(started.size(), 1);
        QCOMPARE(started.front().front().toString(), u"main"_s);
        const auto values = started.front().at(1).value<DispatchValues>();
        QCOMPARE(values.value(u"dry_run"_s), u"true"_s);
        QCOMPARE(values.value(u"reason"_s), u"Release"_s);
    }

    void escapeLeavesWithoutStarting()
    {
        const OpenedForm sut;
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        QTest::keyClick(sut.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!sut.dialog);
        QVERIFY(started.isEmpty());
    }

    void nothingIsStartedWithWhatGitHubWouldNotTake()
    {
        const OpenedForm sut;
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        QVERIFY(sut.problem(u"reason"_s).isEmpty()); // not before the user has been there
        sut.startButton()->click();
        QVERIFY(started.isEmpty());
        QVERIFY(sut.problem(u"reason"_s).contains("without it"_L1));
        QVERIFY(sut.field(u"reason"_s)->editor()->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), u"why not"_s);
        QVERIFY(sut.problem(u"reason"_s).isEmpty());
        auto* share = sut.editor<QLineEdit>(u"share"_s);
        share->clear();
        QTest::keyClicks(share, u"a lot"_s);
        QVERIFY(sut.problem(u"share"_s).contains("number"_L1));
        QVERIFY(share->accessibleDescription().contains(sut.problem(u"share"_s)));
        sut.startButton()->click();
        QVERIFY(started.isEmpty());
        share->setText(u"0.5"_s);
        sut.startButton()->click();
        QCOMPARE(started.size(), 1);
    }

    void moreThanGitHubTakesTogetherIsSaidAndNotSent()
    {
        const OpenedForm sut("on:\n  workflow_dispatch:\n    inputs:\n      a:\n      b:\n");
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        sut.editor<QLineEdit>(u"a"_s)->setText(QString(60'000, u'a'));
        sut.editor<QLineEdit>(u"b"_s)->setText(QString(10'000, u'b'));
        sut.startButton()->click();
        QVERIFY(started.isEmpty());
        QVERIFY(sut.banner()->isVisible());
        QVERIFY2(sut.banner()->what().contains("65"_L1), qPrintable(sut.banner()->what()));
    }

    void environmentsOfTheRepositoryAreOfferedAndOthersWarnedOf()
    {
        const OpenedForm sut;
        sut.dialog->setEnvironments({u"production"_s, u"staging"_s});
        auto* target = sut.editor<QComboBox>(u"target"_s);
        QCOMPARE(target->count(), 2);
        QCOMPARE(target->currentText(), u"staging"_s); // what stood there
        QVERIFY(sut.problem(u"target"_s).isEmpty());
        target->setEditText(u"stagin"_s);
        QVERIFY(sut.problem(u"target"_s).contains("no environment"_L1));
        QVERIFY(sut.field(u"target"_s)->problem().isEmpty()); // GitHub takes it all the same
    }

    void aTextOfSeveralLinesCanBeTypedAndPasted()
    {
        const OpenedForm sut;
        auto* line = sut.editor<QLineEdit>(u"reason"_s);
        line->setFocus();
        QTest::keyClicks(line, u"one"_s);
        QTest::keyClick(line, Qt::Key_Return, Qt::AltModifier);
        auto* lines = sut.editor<QPlainTextEdit>(u"reason"_s);
        QVERIFY(lines && lines->hasFocus());
        QTest::keyClick(lines, Qt::Key_Return);
        QTest::keyClicks(lines, u"two"_s);
        QCOMPARE(sut.dialog->values().value(u"reason"_s), u"one\ntwo"_s);
        QTest::keyClick(lines, Qt::Key_Tab); // goes on
        QVERIFY(!lines->hasFocus());
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        lines->setFocus();
        QTest::keyClick(lines, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(started.size(), 1);

        const OpenedForm other;
        QApplication::clipboard()->setText(u"a\nb"_s);
        auto* field = other.editor<QLineEdit>(u"reason"_s);
        field->setFocus();
        QTest::keySequence(field, QKeySequence::Paste);
        QCOMPARE(other.dialog->values().value(u"reason"_s), u"a\nb"_s);
    }

    void anotherRefIsReadAnewAndWhatWasTypedStays()
    {
        const OpenedForm sut;
        const QSignalSpy wanted(sut.dialog, &DispatchForm::inputsWanted);
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        sut.editor<QLineEdit>(u"reason"_s)->setText(u"because"_s);
        auto* ref = sut.part<views::RefPicker>(u"dispatchRef"_s);
        QCOMPARE(ref->itemText(0), u"main"_s); // the default branch
        QCOMPARE(ref->count(), 3);
        ref->setFocus();
        ref->lineEdit()->selectAll();
        QTest::keyClicks(ref->lineEdit(), u"v1.0"_s);
        QVERIFY(wanted.isEmpty());
        QTest::keyClick(ref->lineEdit(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), u"v1.0"_s);
        QVERIFY(started.isEmpty()); // Enter took the ref
        QVERIFY(!sut.startButton()->isEnabled());
        QVERIFY(sut.state()->isVisible());
        sut.dialog->setInputs(inputsOf("on:\n  workflow_dispatch:\n    inputs:\n      reason:\n      more:\n"));
        QCOMPARE(sut.dialog->values(), (DispatchValues{{u"reason"_s, u"because"_s}, {u"more"_s, QString()}}));
        QVERIFY(sut.summary().contains("on v1.0 of"_L1));
    }

    void aWorkflowWithoutInputsIsStartedAtOnce()
    {
        const OpenedForm sut("on: workflow_dispatch\n");
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        QVERIFY(sut.state()->what().contains("asks for nothing"_L1));
        QCOMPARE(sut.summary(), u"Starts “Deploy” on main of acme/api."_s);
        QTest::keyClick(sut.dialog, Qt::Key_Return);
        QCOMPARE(started.size(), 1);
    }

    void whatCannotBeStartedSaysWhyAndOffersTheFile()
    {
        const OpenedForm sut("on: push\n");
        const QSignalSpy file(sut.dialog, &DispatchForm::fileRequested);
        QVERIFY(!sut.startButton()->isEnabled());
        QVERIFY(sut.state()->what().contains("cannot be started by hand on main"_L1));
        sut.state()->findChild<QPushButton*>()->click();
        QCOMPARE(file.size(), 1);

        const OpenedForm refused;
        refused.dialog->setRefusal(u"The workflow is switched off."_s);
        QVERIFY(!refused.startButton()->isEnabled());
        QVERIFY(refused.banner()->isVisible());
        QCOMPARE(refused.banner()->what(), u"The workflow is switched off."_s);
    }

    void aFileThatCannotBeReadCanBeAskedForAgain()
    {
        const OpenedForm sut({});
        QVERIFY(sut.state()->what().contains("Reading"_L1));
        const QSignalSpy wanted(sut.dialog, &DispatchForm::inputsWanted);
        sut.dialog->setTrouble({.kind = core::ErrorKind::NotFound, .what = u"GitHub has nothing there."_s});
        QVERIFY(sut.state()->what().contains("no .github/workflows/deploy.yml on main"_L1));
        sut.state()->findChild<QPushButton*>()->click();
        QCOMPARE(wanted.size(), 1);
        sut.dialog->setTrouble({.kind = core::ErrorKind::RateLimited, .what = u"GitHub asks for a pause."_s});
        QCOMPARE(sut.state()->what(), u"GitHub asks for a pause."_s);
        QVERIFY(!sut.startButton()->isEnabled());
    }

    void aMistakeInTheFileIsSaid()
    {
        const OpenedForm sut("on:\n  workflow_dispatch:\n    inputs:\n      a:\n        type: date\n");
        auto* note = sut.part<QLabel>(u"dispatchNote"_s);
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains("line 5"_L1));
        QVERIFY(sut.startButton()->isEnabled()); // what GitHub makes of it is GitHub's to say
    }

    void whileItStartsNothingCanBeChanged()
    {
        const OpenedForm sut("on: workflow_dispatch\n");
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        sut.dialog->setStarting(true);
        QVERIFY(!sut.startButton()->isEnabled());
        QVERIFY(!sut.part<views::RefPicker>(u"dispatchRef"_s)->isEnabled());
        QTest::keyClick(sut.dialog, Qt::Key_Return);
        QVERIFY(started.isEmpty());
        sut.dialog->setStarting(false);
        sut.dialog->say({.kind = core::ErrorKind::Rejected, .what = u"GitHub refuses."_s, .detail = u"No ref"_s});
        QVERIFY(sut.banner()->isVisible());
        QVERIFY(sut.startButton()->isEnabled());
    }

    void aWheelOverAFieldScrollsAndChangesNothing()
    {
        const OpenedForm sut;
        auto* strategy = sut.editor<QComboBox>(u"strategy"_s);
        strategy->setFocus();
        QWheelEvent wheel(QPointF(5, 5), strategy->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(strategy, &wheel);
        QCOMPARE(strategy->currentText(), u"rolling"_s);
    }

    void itStandsInEveryColourAndWithAnyNumberOfInputs()
    {
        views::Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        QByteArray many = "on:\n  workflow_dispatch:\n    inputs:\n";
        for (int i = 1; i <= 25; ++i)
            many += "      input_" + QByteArray::number(i) + ":\n        description: The " + QByteArray::number(i)
                + ". of them, which says at some length what becomes of a run that is told this, and what of one that "
                  "is not\n"
                + (i % 3 == 0 ? "        type: boolean\n" : "");
        for (const auto scheme : {views::Look::Scheme::Light, views::Look::Scheme::Dark}) {
            look.setScheme(scheme);
            const QString name = scheme == views::Look::Scheme::Light ? u"light"_s : u"dark"_s;
            OpenedForm usual;
            usual.dialog->setEnvironments({u"production"_s, u"staging"_s});
            usual.editor<QLineEdit>(u"share"_s)->setText(u"a lot"_s);
            usual.startButton()->click();
            picture(*usual.dialog, u"dispatch-"_s + name);
            const OpenedForm large(many);
            picture(*large.dialog, u"dispatch-25-"_s + name);
            auto* area = large.part<QScrollArea>(u"dispatchFields"_s);
            QVERIFY(area->widget()->width() <= area->viewport()->width()); // nothing is cut off at the side
            const OpenedForm empty("on: workflow_dispatch\n");
            picture(*empty.dialog, u"dispatch-empty-"_s + name);
            const OpenedForm none("on: push\n");
            none.dialog->setRefusal(u"Your token has no permission to start workflows in acme/api."_s);
            picture(*none.dialog, u"dispatch-none-"_s + name);
        }
    }

private:
    static void picture(QWidget& widget, const QString& name)
    {
        QTest::qWait(100);
        const QPixmap taken = widget.grab();
        QVERIFY(!taken.isNull());
        if (const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES"); !folder.isEmpty())
            taken.save(folder + u'/' + name + u".png"_s);
    }
};

QTEST_MAIN(DispatchFormTest)
#include "dispatch_form.moc"
