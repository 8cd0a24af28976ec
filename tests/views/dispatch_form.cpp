// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/dispatch_form.h"
#include "common/banner.h"
#include "common/empty_state.h"
#include "common/look.h"
#include "workflows/dispatch_field.h"
#include "workflows/ref_picker.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace signalbox;
using views::DispatchField;
using views::DispatchForm;
using workflow::DispatchValues;

namespace {

const QByteArray deploy = R"(name: Deploy
on:
  workflow_dispatch:
    inputs:
      target:
        description: Where it goes <b>today</b>
        type: environment
        required: true
        default: staging
      strategy:
        type: choice
        options: [rolling, canary]
      share:
        description: Per cent of the traffic
        type: number
        default: 10
      dry_run:
        type: boolean
      reason:
        required: true
)";

workflow::DispatchInputs inputsOf(const QByteArray& text)
{
    return workflow::readDispatchInputs(text).value_or(workflow::DispatchInputs());
}

/// The form of acme/api's Deploy, with the inputs of the file above.
class Opened {
public:
    explicit Opened(const QByteArray& text = deploy)
    {
        dialog = new DispatchForm(
            {.repository = {.owner = u"acme"_s, .name = u"api"_s},
             .workflow
             = {.id = {7}, .name = u"Deploy"_s, .path = u".github/workflows/deploy.yml"_s, .state = u"active"_s},
             .defaultBranch = u"main"_s},
            u"main"_s, nullptr);
        dialog->setRefs({u"develop"_s, u"main"_s}, {u"v1.0"_s});
        dialog->show();
        if (!text.isEmpty())
            dialog->setInputs(inputsOf(text));
        dialog->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(dialog));
    }
    ~Opened() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Opened)

    template <class T>
    T* part(const QString& name) const
    {
        return dialog->findChild<T*>(name);
    }
    DispatchField* field(const QString& id) const { return part<DispatchField>(u"input:"_s + id); }
    template <class T>
    T* editor(const QString& id) const
    {
        return qobject_cast<T*>(field(id)->editor());
    }
    QString problem(const QString& id) const
    {
        auto* label = field(id)->findChild<QLabel*>(u"problem"_s);
        return label->isVisible() ? label->text() : QString();
    }
    QPushButton* startButton() const { return part<QPushButton>(u"dispatchStart"_s); }
    QString summary() const { return part<QLabel>(u"dispatchSummary"_s)->text(); }
    views::EmptyState* state() const { return dialog->findChild<views::EmptyState*>(); }
    views::Banner* banner() const { return part<views::Banner>(u"dispatchBanner"_s); }
    QComboBox* presets() const { return part<QComboBox>(u"presetChoice"_s); }
    void choosePreset(const QString& name) const
    {
        presets()->setCurrentIndex(presets()->findText(name));
        Q_EMIT presets()->activated(presets()->currentIndex());
    }
    void act(const QString& action) const { part<QAction>(action)->trigger(); }
    void typeName(const QString& name) const
    {
        auto* question = part<QInputDialog>(u"presetName"_s);
        question->setTextValue(name);
        question->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    QPointer<DispatchForm> dialog;
};

} // namespace

/// The form with which a workflow is started by hand.
class DispatchFormTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachTypeHasItsEditorAndItsDefault()
    {
        const Opened sut;
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
        const Opened sut;
        for (const QLabel* label : sut.dialog->findChildren<QLabel*>()) {
            if (label->text().contains("<b>"_L1))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QCOMPARE(sut.editor<QComboBox>(u"target"_s)->accessibleDescription(), u"Where it goes <b>today</b>"_s);
    }

    void everythingIsReachedAndStartedByTheKeyboard()
    {
        const Opened sut;
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
        const Opened sut;
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        QTest::keyClick(sut.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!sut.dialog);
        QVERIFY(started.isEmpty());
    }

    void nothingIsStartedWithWhatGitHubWouldNotTake()
    {
        const Opened sut;
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
        const Opened sut("on:\n  workflow_dispatch:\n    inputs:\n      a:\n      b:\n");
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
        const Opened sut;
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
        const Opened sut;
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

        const Opened other;
        QApplication::clipboard()->setText(u"a\nb"_s);
        auto* field = other.editor<QLineEdit>(u"reason"_s);
        field->setFocus();
        QTest::keySequence(field, QKeySequence::Paste);
        QCOMPARE(other.dialog->values().value(u"reason"_s), u"a\nb"_s);
    }

    void anotherRefIsReadAnewAndWhatWasTypedStays()
    {
        const Opened sut;
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
        const Opened sut("on: workflow_dispatch\n");
        const QSignalSpy started(sut.dialog, &DispatchForm::startRequested);
        QVERIFY(sut.state()->what().contains("asks for nothing"_L1));
        QCOMPARE(sut.summary(), u"Starts “Deploy” on main of acme/api."_s);
        QTest::keyClick(sut.dialog, Qt::Key_Return);
        QCOMPARE(started.size(), 1);
    }

    void whatCannotBeStartedSaysWhyAndOffersTheFile()
    {
        const Opened sut("on: push\n");
        const QSignalSpy file(sut.dialog, &DispatchForm::fileRequested);
        QVERIFY(!sut.startButton()->isEnabled());
        QVERIFY(sut.state()->what().contains("cannot be started by hand on main"_L1));
        sut.state()->findChild<QPushButton*>()->click();
        QCOMPARE(file.size(), 1);

        const Opened refused;
        refused.dialog->setRefusal(u"The workflow is switched off."_s);
        QVERIFY(!refused.startButton()->isEnabled());
        QVERIFY(refused.banner()->isVisible());
        QCOMPARE(refused.banner()->what(), u"The workflow is switched off."_s);
    }

    void aFileThatCannotBeReadCanBeAskedForAgain()
    {
        const Opened sut({});
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
        const Opened sut("on:\n  workflow_dispatch:\n    inputs:\n      a:\n        type: date\n");
        auto* note = sut.part<QLabel>(u"dispatchNote"_s);
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains("line 5"_L1));
        QVERIFY(sut.startButton()->isEnabled()); // what GitHub makes of it is GitHub's to say
    }

    void whileItStartsNothingCanBeChanged()
    {
        const Opened sut("on: workflow_dispatch\n");
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

    void lastValuesAndPresetsFillTheForm()
    {
        const Opened sut;
        sut.dialog->setPresets(core::DispatchPreset{.name = {}, .values = {{u"reason"_s, u"last"_s}}},
                               {{.name = u"nightly"_s, .values = {{u"strategy"_s, u"canary"_s}, {u"gone"_s, u"1"_s}}}});
        QCOMPARE(sut.presets()->count(), 3);
        QCOMPARE(sut.dialog->values().value(u"reason"_s), QString()); // only when it is asked for
        sut.choosePreset(u"Last values"_s);
        QCOMPARE(sut.dialog->values().value(u"reason"_s), u"last"_s);
        sut.choosePreset(u"nightly"_s);
        QCOMPARE(sut.dialog->values().value(u"strategy"_s), u"canary"_s);
        QCOMPARE(sut.dialog->values().value(u"reason"_s), QString()); // as the preset does not name it
        QVERIFY(!sut.dialog->values().contains(u"gone"_s));
        QTest::keyClicks(sut.field(u"reason"_s)->editor(), u"x"_s);
        QCOMPARE(sut.presets()->currentIndex(), -1); // it is no more the preset
        sut.choosePreset(u"Defaults of the workflow"_s);
        QCOMPARE(sut.dialog->values().value(u"strategy"_s), u"rolling"_s);
    }

    void aValueThatIsNotPossibleAnyMoreIsSaid()
    {
        const Opened sut;
        sut.dialog->setPresets({}, {{.name = u"old"_s, .values = {{u"strategy"_s, u"blue-green"_s}}}});
        sut.choosePreset(u"old"_s);
        QCOMPARE(sut.dialog->values().value(u"strategy"_s), u"rolling"_s);
        QVERIFY(sut.problem(u"strategy"_s).contains(u"“blue-green” is not possible"_s));
    }

    void presetsAreKeptRenamedAndDeleted()
    {
        const Opened sut;
        const QSignalSpy changed(sut.dialog, &DispatchForm::presetsChanged);
        const auto last = [&changed] { return changed.last().front().value<std::vector<core::DispatchPreset>>(); };
        QVERIFY(!sut.part<QAction>(u"presetRename"_s)->isEnabled());
        sut.editor<QLineEdit>(u"reason"_s)->setText(u"night"_s);
        sut.act(u"presetKeep"_s);
        sut.typeName(u"  "_s);
        QVERIFY(changed.isEmpty());
        sut.act(u"presetKeep"_s);
        sut.typeName(u"Nightly & co"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(last().front().name, u"Nightly & co"_s);
        QCOMPARE(last().front().values.value(u"reason"_s), u"night"_s);
        QCOMPARE(sut.presets()->currentText(), u"Nightly & co"_s);
        QVERIFY(sut.banner()->what().contains("Nightly & co"_L1));
        sut.editor<QLineEdit>(u"reason"_s)->setText(u"noon"_s);
        sut.act(u"presetUpdate"_s);
        QCOMPARE(last().size(), 1U);
        QCOMPARE(last().front().values.value(u"reason"_s), u"noon"_s);
        sut.act(u"presetRename"_s);
        QCOMPARE(sut.part<QInputDialog>(u"presetName"_s)->textValue(), u"Nightly & co"_s);
        sut.typeName(u"Daily"_s);
        QCOMPARE(last().size(), 1U);
        QCOMPARE(last().front().name, u"Daily"_s);
        sut.act(u"presetDelete"_s);
        QVERIFY(last().empty());
        QCOMPARE(sut.dialog->values().value(u"reason"_s), u"noon"_s); // what is typed stays
        Q_EMIT sut.banner()->actionTriggered(); // Undo
        QCOMPARE(last().size(), 1U);
        QCOMPARE(last().front().name, u"Daily"_s);
    }

    void aWheelOverAFieldScrollsAndChangesNothing()
    {
        const Opened sut;
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
            Opened usual;
            usual.dialog->setEnvironments({u"production"_s, u"staging"_s});
            usual.editor<QLineEdit>(u"share"_s)->setText(u"a lot"_s);
            usual.startButton()->click();
            picture(*usual.dialog, u"dispatch-"_s + name);
            const Opened large(many);
            picture(*large.dialog, u"dispatch-25-"_s + name);
            auto* area = large.part<QScrollArea>(u"dispatchFields"_s);
            QVERIFY(area->widget()->width() <= area->viewport()->width()); // nothing is cut off at the side
            const Opened empty("on: workflow_dispatch\n");
            picture(*empty.dialog, u"dispatch-empty-"_s + name);
            const Opened none("on: push\n");
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
