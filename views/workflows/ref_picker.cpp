// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/ref_picker.h"

#include "common/icons.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace signalbox::views {

RefPicker::RefPicker(QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(u"dispatchRef"_s);
    setEditable(true);
    setInsertPolicy(NoInsert);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(20);
    setAccessibleName(tr("Branch or tag to run on"));
    lineEdit()->setPlaceholderText(tr("A branch or tag"));
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(this, &QComboBox::activated, this, &RefPicker::take);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &RefPicker::take);
    connect(completer(), qOverload<const QString&>(&QCompleter::activated), this, &RefPicker::take,
            Qt::QueuedConnection); // its text is in the line by then
}

RefPicker::~RefPicker()
{
    lineEdit()->disconnect(this); // it loses the keyboard after this has ended, and would tell
}

void RefPicker::setRefs(const QString& defaultBranch, const QStringList& branches, const QStringList& tags)
{
    const QSignalBlocker still(this);
    const QString typed = currentText();
    clear();
    if (!defaultBranch.isEmpty())
        addItem(lineIcon(u"branch"_s), defaultBranch);
    for (const QString& branch : branches) {
        if (branch != defaultBranch)
            addItem(lineIcon(u"branch"_s), branch);
    }
    for (const QString& tag : tags)
        addItem(lineIcon(u"release"_s), tag);
    setCurrentIndex(findText(typed, Qt::MatchExactly | Qt::MatchCaseSensitive));
    setEditText(typed);
}

void RefPicker::setRef(const QString& ref)
{
    const QSignalBlocker still(this);
    m_ref = ref;
    setCurrentIndex(findText(ref, Qt::MatchExactly | Qt::MatchCaseSensitive));
    setEditText(ref);
}

void RefPicker::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void RefPicker::take()
{
    const QString typed = currentText().trimmed();
    if (typed.isEmpty()) {
        setRef(m_ref);
        return;
    }
    if (typed == m_ref)
        return;
    m_ref = typed;
    Q_EMIT refChosen(typed);
}

} // namespace signalbox::views
