// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/form_fields.h"

#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>

namespace signalbox::views {
namespace {

constexpr int shownRows = 3;

QFormLayout* spaced(QFormLayout* form)
{
    form->setHorizontalSpacing(space::Medium);
    form->setVerticalSpacing(space::Small);
    return form;
}

} // namespace

QLineEdit* lineField(const QString& name, const QString& hint)
{
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setPlaceholderText(hint);
    return field;
}

QSpinBox* numberField(const QString& name, int least, int most, const QString& suffix)
{
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(least, most);
    box->setSuffix(suffix);
    return box;
}

QCheckBox* tickField(const QString& text, const QString& name)
{
    auto* box = new QCheckBox(text);
    box->setObjectName(name);
    return box;
}

QListWidget* shortList(const QString& name, const QString& accessibleName)
{
    auto* list = new QListWidget;
    list->setObjectName(name);
    list->setAccessibleName(accessibleName);
    list->setSpacing(space::Hair);
    list->setFixedHeight(shownRows * list->fontMetrics().height() * 3 / 2);
    return list;
}

QFormLayout* formIn(QWidget& widget)
{
    auto* form = spaced(new QFormLayout(&widget));
    form->setContentsMargins(0, 0, 0, 0);
    return form;
}

QFormLayout* formIn(Panel& panel)
{
    auto* form = spaced(new QFormLayout);
    panel.body()->addLayout(form);
    return form;
}

QWidget* beside(std::initializer_list<QWidget*> widgets)
{
    auto* all = new QWidget;
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    bool grows = false;
    for (QWidget* widget : widgets) {
        row->addWidget(widget);
        grows = grows || widget->sizePolicy().expandingDirections().testFlag(Qt::Horizontal);
    }
    if (!grows)
        row->addStretch(1);
    return all;
}

void addRow(QFormLayout& form, const QString& text, QWidget* first, std::initializer_list<QWidget*> all)
{
    auto* name = plainLabel(text);
    name->setBuddy(first);
    first->setAccessibleName(QString(text).remove(u'&')); // a buddy in a row of several tells nobody
    form.addRow(name, beside(all));
}

} // namespace signalbox::views
