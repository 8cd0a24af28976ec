// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/filter_box.h"

#include <QSignalBlocker>

namespace signalbox::views {

FilterBox::FilterBox(const QString& name, const QString& all, const QString& spoken, QWidget* parent)
    : QComboBox(parent)
    , m_all(all)
{
    setObjectName(name);
    setAccessibleName(spoken);
    setMaxVisibleItems(20);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(11);
    addItem(all);
    connect(this, &QComboBox::currentIndexChanged, this, &FilterBox::toggled);
}

void FilterBox::setNames(const QStringList& names)
{
    const QSignalBlocker quiet(this);
    const QString before = chosen();
    clear();
    addItem(m_all);
    addItems(names);
    choose(before);
}

QString FilterBox::chosen() const
{
    return currentIndex() > 0 ? currentText() : QString();
}

void FilterBox::choose(const QString& name)
{
    const QSignalBlocker quiet(this);
    int place = 0;
    if (!name.isEmpty()) {
        // Not the first one: a branch may be called "All branches".
        while (++place < count() && itemText(place).compare(name, Qt::CaseInsensitive) != 0) { }
        if (place == count())
            addItem(name);
    }
    setCurrentIndex(place);
}

} // namespace signalbox::views
