// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch_window.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using views::DispatchForm;

/// The form is filled from what was kept, and keeps.
class DispatchPresetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lastValuesAndPresetsFillTheForm()
    {
        const OpenedForm sut;
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
        const OpenedForm sut;
        sut.dialog->setPresets({}, {{.name = u"old"_s, .values = {{u"strategy"_s, u"blue-green"_s}}}});
        sut.choosePreset(u"old"_s);
        QCOMPARE(sut.dialog->values().value(u"strategy"_s), u"rolling"_s);
        QVERIFY(sut.problem(u"strategy"_s).contains(u"“blue-green” is not possible"_s));
    }

    void presetsAreKeptRenamedAndDeleted()
    {
        const OpenedForm sut;
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
};

QTEST_MAIN(DispatchPresetsTest)
#include "dispatch_presets.moc"
